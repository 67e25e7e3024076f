// Orders by day and site.
function setUpOrders(showSeries) {
  const state = { day: 0, site: null, search: "" };
  const days = [...new Set(orders.map((o) => o.day))].sort((a, b) => a - b);
  if (!days.includes(0)) state.day = days.length > 0 ? days[0] : null;

  const chosen = () => orders.filter((o) =>
    (state.day === null || o.day === state.day) &&
    (state.site === null || o.site === state.site) &&
    o.product.name.toLowerCase().includes(state.search));

  /** Stock before the order, the order on top of it, and a mark at the level it fills up to. */
  function levelBar(o) {
    const width = 96;
    const scale = width / Math.max(o.level, o.position + o.units, 1e-9);
    const stock = Math.max(0, o.position) * scale;
    const end = Math.max(0, o.position + o.units) * scale;
    return svg("svg", { width: width + 2, height: 14, "aria-hidden": "true" },
      svg("rect", { class: "track", width, height: 8, y: 3, rx: 2 }),
      svg("rect", { class: "stock", width: stock, height: 8, y: 3 }),
      svg("rect", { class: "fill", x: stock, width: Math.max(0, end - stock), height: 8, y: 3 }),
      svg("line", { class: "mark", x1: o.level * scale, x2: o.level * scale, y1: 0, y2: 14 }));
  }

  function row(o) {
    const packs = o.units / o.pack;
    return el("tr", {},
      el("th", { scope: "row" }, productLink(o, showSeries)),
      num(el("strong", {}, quantity(o.units, o.product))),
      num(o.pack > 1 ? readable(packs) + " \u00d7 " + quantity(o.pack, o.product).replace(/\u00a0units?$/, "") : ""),
      el("td", { class: "level" }, levelBar(o), quantity(o.position, o.product).replace(/\u00a0\D+$/, "") + " \u2192 " + quantity(o.level, o.product)),
      el("td", { class: "day-cell" }, dayLabel(o.arrive)),
      num(o.outlook ? percent(o.outlook.fillRate) : ""),
      num(o.outlook ? quantity(o.outlook.waste, o.product) : ""),
      el("td", { class: "reason" }, o.reason));
  }

  const heads = ["Product", "#Order", "#Packs", "Position \u2192 level", "Arrives", "#Fill rate", "#Waste", "Reason"];

  function group(site, own, open) {
    const cost = own.reduce((sum, o) => sum + o.units * (o.cost ?? 0), 0);
    const details = el("details", { class: "group", open },
      el("summary", {},
        el("span", { class: "group-name" }, sites[site].name),
        el("span", { class: "group-sum" }, counted(own.length, "line", "lines") + ", " + quantities(own.map((o) => [o.units, o.product])) +
          (cost > 0 ? ", " + decimals(cost, 0) + UNIT + data.currency : ""))),
      el("div", { class: "scroll" }));
    // A table is built when it is first opened: hundreds of closed ones cost nothing.
    const fill = () => {
      if (details.open && !details.lastChild.firstChild) {
        const byDay = state.day === null;
        details.lastChild.append(table(byDay ? ["Order on", ...heads] : heads, own.map((o) => {
          const line = row(o);
          if (byDay) line.prepend(el("td", { class: "day-cell" }, dayLabel(o.day)));
          return line;
        })));
      }
    };
    details.addEventListener("toggle", fill);
    details.fill = fill;
    fill();
    return details;
  }

  function refresh() {
    const shown = chosen();
    const bySite = new Map();
    shown.forEach((o) => (bySite.get(o.site) || bySite.set(o.site, []).get(o.site)).push(o));
    const groups = [...bySite].sort(([a], [b]) => sites[a].name.localeCompare(sites[b].name, "en", { numeric: true }));
    byId("orders-list").replaceChildren(...(groups.length > 0
      ? groups.map(([site, own], i) => group(site, own, i === 0 || groups.length < 3))
      : [el("p", { class: "empty" }, "No order fits this choice.")]));
    const cost = shown.reduce((sum, o) => sum + o.units * (o.cost ?? 0), 0);
    byId("orders-sum").textContent = shown.length === 0 ? "" :
      `${quantities(shown.map((o) => [o.units, o.product]))} in ${counted(shown.length, "line", "lines")} for ${counted(bySite.size, "site", "sites")}` +
      `, ${decimals(cost, 0)}${UNIT}${data.currency} at cost. ${shown.every((o) => o.firm) ? "Firm." : shown.some((o) => o.firm) ? "Today's are firm, the others foreseen." : "Foreseen, not firm."}`;
  }

  function csv() {
    return [["order_on", "arrive_on", "site_id", "site_name", "product_id", "product_name", "supplier_name", "quantity", "unit", "pack", "order_up_to", "position", "firm", "reason"],
      ...chosen().map((o) => [isoDate(o.day), isoDate(o.arrive), sites[o.site].id, sites[o.site].name, o.product.id, o.product.name, o.supplier,
        o.units, o.product.grams ? "g" : "unit", o.pack, o.level, o.position, o.firm, o.reason])];
  }

  segments(byId("orders-day"), [...days.map((d) => ({ value: d, label: dayLabel(d), count: orders.filter((o) => o.day === d).length })),
    ...(days.length > 1 ? [{ value: null, label: "all days" }] : [])], state.day, (day) => { state.day = day; refresh(); });
  siteSelect(byId("orders-site"), orders.map((o) => o.site), (site) => { state.site = site; refresh(); });
  whenTyped(byId("orders-search"), (text) => { state.search = text; refresh(); });
  csvButtons(byId("orders-copy"), byId("orders-download"), "orders-" + data.asOf + ".csv", csv);
  refresh();
}
