// Trips of a day: map, table of vehicles, and the stops of the one that is chosen.
const PURPOSES = {
  DELIVERY: "deliver", TRANSFER_PICKUP: "take for another site", TRANSFER_DROP: "bring from another site",
  DONATION_PICKUP: "take as a donation", DONATION_DROP: "donate", STOP: "stop", RELOAD: "reload",
};

function setUpTrips() {
  const driven = trips.filter((trip) => trip.routes.length > 0 || trip.unserved.length > 0);
  if (driven.length === 0 || places.length === 0) {
    byId("trips-map").parentElement.hidden = true;
    return;
  }
  const state = { trip: driven[0], route: null };
  const box = byId("trips-map");
  const redraw = drawToWidth(box, (width) => drawMap(box, state.trip, state.route, width, chooseRoute));

  function chooseRoute(index) {
    state.route = index;
    refresh();
  }

  function row(route) {
    const full = route.capacity > 0 ? route.load / route.capacity : null;
    return el("tr", { "aria-current": state.route === route.index ? "true" : null },
      el("th", { scope: "row" }, el("span", { class: "route-name" },
        el("span", { class: "swatch", style: { borderTopColor: routeColour(route.index), borderTopStyle: routeDash(route.index) ? "dashed" : "solid" } }),
        el("button", { type: "button", class: "link", "aria-expanded": String(state.route === route.index),
          onclick: () => chooseRoute(state.route === route.index ? null : route.index) },
          (route.from >= 0 ? places[route.from].name : "Trip") + ", no. " + route.number, el("small", {}, route.vehicle)))),
      num(clock(route.start) + " \u2013 " + clock(route.end)),
      num(stopCount(route)),
      num(readable(route.load / 1000) + UNIT + "kg", full === null ? "" : el("span", { class: "fullness" }, " " + percent(full))),
      num(readable(route.metres / 1000) + UNIT + "km"));
  }

  function warnings() {
    return [
      ...state.trip.violations.map((message) => el("p", { class: "warning" }, message)),
      ...state.trip.unserved.map(([what, why]) => el("p", { class: "warning" }, "Not served: " + what + " \u2013 " + why)),
    ];
  }

  function stops(route) {
    const numbers = stopNumbers(route);
    return [
      el("h3", {}, route.vehicle + ", no. " + route.number + ", " + dayLabel(state.trip.day) + ": " +
        counted(stopCount(route), "stop", "stops") + ", " + readable(route.metres / 1000) + UNIT + "km, " + decimals(route.cost, 0) + UNIT + data.currency),
      el("div", { class: "scroll" }, table(["#No.", "Where", "What", "#Arrives", "#Begins", "#Leaves", "#Mass", "Goods"], route.visits.map((v, i) =>
        el("tr", {}, num(v.purpose === "RELOAD" ? "" : numbers[i]), el("th", { scope: "row" }, v.place >= 0 ? places[v.place].name : "unknown place"), el("td", {}, PURPOSES[v.purpose] || v.purpose),
          num(clock(v.arrival)), num(clock(v.start)), num(clock(v.departure)), num(v.purpose === "RELOAD" ? "" : readable(v.grams / 1000) + UNIT + "kg"), el("td", {}, v.goods))))),
    ];
  }

  function refresh() {
    const trip = state.trip;
    const sum = (pick) => trip.routes.reduce((total, route) => total + pick(route), 0);
    byId("trips-list").replaceChildren(...warnings(),
      el("div", { class: "scroll" }, table(["Vehicle", "#On the road", "#Stops", "#Largest load", "#Distance"], [
        ...trip.routes.map(row),
        el("tr", {}, el("th", { scope: "row" }, el("strong", {}, counted(trip.routes.length, "trip", "trips"))), num(""), num(sum(stopCount)),
          num(""), num(el("strong", {}, readable(sum((r) => r.metres) / 1000) + UNIT + "km"))),
      ])));
    const list = byId("trips-stops");
    list.hidden = state.route === null;
    list.replaceChildren(...(state.route === null ? [] : stops(trip.routes[state.route])));
    redraw();
  }

  segments(byId("trips-day"), driven.map((trip) => ({ value: trip.day, label: dayLabel(trip.day), count: trip.routes.length })), state.trip.day,
    (day) => { state.trip = driven.find((trip) => trip.day === day); state.route = null; refresh(); });
  byId("trips-legend").replaceChildren(...mapLegend());
  refresh();
}
