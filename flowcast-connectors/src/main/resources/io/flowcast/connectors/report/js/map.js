// A schematic map from coordinates: equirectangular around the middle of the places, north up.
const ROUTE_COLOURS = [
  ["#0e6b50", "#62cda6"], ["#b4470c", "#f4a068"], ["#2458a6", "#8db9f5"], ["#8a2f86", "#dc9fe0"],
  ["#7a6400", "#d9c24e"], ["#0d6d80", "#6fd0e3"], ["#a32a4a", "#f493ad"], ["#4d5b16", "#b9cc6c"],
];
const DASHES = ["", "9 5", "2 5"];
const routeColour = (index) => `light-dark(${ROUTE_COLOURS[index % ROUTE_COLOURS.length].join(",")})`;
const routeDash = (index) => DASHES[Math.floor(index / ROUTE_COLOURS.length) % DASHES.length];

/** Longitudes as degrees east of the first one, so that places on both sides of the antimeridian stay together. */
function projection(points, width, height, pad) {
  const base = points[0].longitude;
  const east = (p) => ((((p.longitude - base + 180) % 360) + 360) % 360) - 180;
  const [south, north] = extent(points.map((p) => p.latitude));
  const [west, most] = extent(points.map(east));
  const squeeze = Math.max(0.05, Math.cos((((south + north) / 2) * Math.PI) / 180));
  const scale = Math.min((width - 2 * pad.x) / Math.max((most - west) * squeeze, 1e-4), (height - 2 * pad.y) / Math.max(north - south, 1e-4));
  return {
    x: (p) => width / 2 + (east(p) - (west + most) / 2) * squeeze * scale,
    y: (p) => height / 2 - (p.latitude - (south + north) / 2) * scale,
    pixelsPerKilometre: scale / 111.195, // a degree of latitude on a sphere of 6,371.0 km
  };
}

function scaleBar(map, width, height) {
  const most = Math.min(160, width / 3) / map.pixelsPerKilometre;
  const power = 10 ** Math.floor(Math.log10(most));
  const kilometres = [5, 2, 1].map((f) => f * power).find((k) => k <= most);
  const length = kilometres * map.pixelsPerKilometre;
  const text = kilometres >= 1 ? kilometres + UNIT + "km" : kilometres * 1000 + UNIT + "m";
  return svg("g", { transform: `translate(${width - length - 8} ${height - 12})` },
    svg("path", { class: "scale", d: `M0 -5V0H${length}V-5` }),
    svg("text", { x: length / 2, y: -7, "text-anchor": "middle" }, text));
}

/** Where a label fits without covering marks or other labels; null where it does not. */
function placeLabel(taken, x, y, gap, text, width, height) {
  const w = text.length * 5.9 + 4;
  for (const [dx, dy] of [[gap, 4], [-gap - w, 4], [-w / 2, -gap - 1], [-w / 2, gap + 9]]) {
    const box = { l: x + dx, r: x + dx + w, t: y + dy - 10, b: y + dy + 3 };
    if (box.l >= 0 && box.r <= width && box.t >= 0 && box.b <= height &&
        !taken.some((o) => box.l < o.r && o.l < box.r && box.t < o.b && o.t < box.b)) {
      taken.push(box);
      return { x: x + dx, y: y + dy };
    }
  }
  return null;
}

function routePoints(route) {
  const stops = route.visits.map((v) => v.place).filter((p) => p >= 0);
  return [route.from, ...stops, route.to].filter((p) => p >= 0).map((p) => places[p]);
}

/** Halts of a route, counted from 1; what is done at one place in a row is one halt, a stay at a depot between two trips is none. */
function stopNumbers(route) {
  let number = 0;
  return route.visits.map((v, i) =>
    (v.purpose === "RELOAD" || (i > 0 && v.place >= 0 && v.place === route.visits[i - 1].place) ? number : ++number));
}

/** Visits without stays at depots. */
function stopCount(route) {
  return route.visits.filter((v) => v.purpose !== "RELOAD").length;
}

function drawMap(box, trip, chosen, width, choose) {
  const height = Math.round(Math.min(640, Math.max(330, width * 0.8)));
  const map = projection(places, width, height, { x: Math.min(90, width * 0.12), y: 34 });
  const at = (p) => map.x(p).toFixed(1) + " " + map.y(p).toFixed(1);
  const drawing = svg("svg", { class: "map", viewBox: `0 0 ${width} ${height}`, width, height, role: "img",
    "aria-label": "Map of the trips of " + shortDate(trip.day) + "; the table beside it has the same trips." });

  trip.routes.forEach((route) => {
    const points = routePoints(route);
    if (points.length < 2) return;
    const d = "M" + points.map(at).join("L");
    const dim = chosen !== null && chosen !== route.index;
    if (!dim) drawing.append(svg("path", { class: "casing", d }));
    drawing.append(svg("path", { class: "route" + (dim ? " dim" : ""), d, "stroke-dasharray": routeDash(route.index) || null,
      style: { stroke: routeColour(route.index) }, onclick: () => choose(chosen === route.index ? null : route.index) },
      svg("title", {}, route.vehicle + ", no. " + route.number)));
    if (!dim) points.slice(1).forEach((p, i) => drawing.append(arrow(map, points[i], p, route)));
  });

  const visited = new Set();
  const numbers = new Map();
  trip.routes.forEach((route) => {
    if (chosen !== null && chosen !== route.index) return;
    const counts = stopNumbers(route);
    route.visits.forEach((v, i) => {
      if (v.place < 0 || v.purpose === "RELOAD") return;
      visited.add(v.place);
      if (!numbers.has(v.place)) numbers.set(v.place, counts[i]);
    });
  });
  const taken = places.map((p) => ({ l: map.x(p) - 6, r: map.x(p) + 6, t: map.y(p) - 6, b: map.y(p) + 6 }));
  const ranked = places.map((p, i) => i).sort((a, b) => rank(a) - rank(b));
  function rank(i) {
    return (places[i].kind === "site" ? 1 : 0) + (visited.has(i) || places[i].kind !== "site" ? 0 : 2);
  }
  for (const i of ranked) {
    const p = places[i];
    const x = map.x(p);
    const y = map.y(p);
    const marked = chosen !== null && numbers.has(i);
    const text = p.name.length > 22 ? p.name.slice(0, 21) + "\u2026" : p.name;
    const spot = chosen === null || visited.has(i) || p.kind === "depot" ? placeLabel(taken, x, y, marked ? 11 : 8, text, width, height) : null;
    drawing.append(mark(p, x, y, visited.has(i), marked ? chosen : null, numbers.get(i)));
    if (spot) drawing.append(svg("text", { class: "label" + (p.kind === "site" ? "" : " strong"), x: spot.x, y: spot.y }, text));
  }
  drawing.append(scaleBar(map, width, height));
  box.replaceChildren(drawing);
}

/** A small head in the middle of a leg that is long enough, pointing the way. */
function arrow(map, a, b, route) {
  const dx = map.x(b) - map.x(a);
  const dy = map.y(b) - map.y(a);
  const length = Math.hypot(dx, dy);
  if (length < 34) return svg("g", {});
  const turn = (Math.atan2(dy, dx) * 180) / Math.PI;
  return svg("path", { class: "arrow", d: "M-4 -4L4 0L-4 4Z", style: { fill: routeColour(route.index) },
    transform: `translate(${map.x(a) + dx / 2} ${map.y(a) + dy / 2}) rotate(${turn})` });
}

function mark(place, x, y, visited, chosenRoute, number) {
  const title = svg("title", {}, place.name);
  if (place.kind === "depot") return svg("rect", { class: "depot", x: x - 6.5, y: y - 6.5, width: 13, height: 13, rx: 2 }, title);
  if (chosenRoute !== null) {
    return svg("g", {}, title,
      svg("circle", { cx: x, cy: y, r: 8, style: { fill: routeColour(chosenRoute) } }),
      svg("text", { class: "order", x, y: y + 3.5 }, String(number)));
  }
  if (place.kind === "recipient") return svg("path", { class: "recipient", d: `M${x} ${y - 7.5}L${x + 7.5} ${y}L${x} ${y + 7.5}L${x - 7.5} ${y}Z` }, title);
  return svg("circle", { class: "site" + (visited ? "" : " idle"), cx: x, cy: y, r: visited ? 4.6 : 3.4 }, title);
}

function mapLegend() {
  const draw = (...shapes) => svg("svg", { class: "map", width: 18, height: 16, "aria-hidden": "true" }, shapes);
  return [
    el("li", {}, draw(mark({ kind: "depot", name: "depot" }, 9, 8, true, null)), "depot"),
    el("li", {}, draw(mark({ kind: "site", name: "site" }, 9, 8, true, null)), "site on a trip"),
    el("li", {}, draw(mark({ kind: "site", name: "site" }, 9, 8, false, null)), "other site"),
    el("li", {}, draw(mark({ kind: "recipient", name: "recipient" }, 9, 8, true, null)), "recipient of donations"),
  ];
}
