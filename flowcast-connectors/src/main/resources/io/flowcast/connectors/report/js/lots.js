// Lots on a time line, with what to do with them.
const ACTION_NAMES = { keep: "keep", markdown: "mark down", transfer: "transfer", donate: "donate", discard: "discard", rework: "rework", returnToSupplier: "return" };
const LOTS_AT_ONCE = 60;

function setUpLots(showSeries) {
  const state = { action: "act", site: null, search: "", limit: LOTS_AT_ONCE };
  const toAct = lots.filter((l) => l.type !== "keep");
  if (toAct.length === 0) state.action = "all";
  let from = -9;
  let to = 14;
  const at = (day) => (100 * (Math.max(from, Math.min(to, day)) - from)) / (to - from);

  /** The scale leaves out the far past and future of goods that keep for weeks: their bars are cut. */
  function fit(shown) {
    from = Math.max(-10, Math.min(-4, extent(shown.map((l) => l.received))[0]));
    to = Math.min(14, Math.max(4, extent(shown.map((l) => l.last))[1])) + 4;
  }

  const chosen = () => lots
    .filter((l) => (state.action === "all" || (state.action === "act" ? l.type !== "keep" : l.type === state.action)) &&
      (state.site === null || l.site === state.site) && l.text.includes(state.search))
    .sort((a, b) => a.last - b.last || sites[a.site].name.localeCompare(sites[b.site].name, "en", { numeric: true }) || a.id.localeCompare(b.id));

  function axis() {
    const marks = [];
    for (let day = from; day < to; day++) {
      if (day === 0 || (day % 3 === 0 && (day % 2 === 0 || to - from < 18))) marks.push(el("span", { class: day === 0 ? "now" : null, style: { left: at(day) + "%" } }, day === 0 ? "today" : monthDay(day)));
    }
    return el("div", { class: "axis" }, marks);
  }

  function line(l) {
    const parts = [];
    for (let day = from + 1; day < to; day++) {
      if (day % 3 === 0) parts.push(el("span", { class: "day", style: { left: at(day) + "%" } }));
    }
    const end = l.last + 1;
    if (l.received < 0) parts.push(el("span", { class: "life" + (l.received < from ? " cut" : ""), style: { left: at(l.received) + "%", width: at(Math.min(0, end)) - at(l.received) + "%" } }));
    if (end > 0) parts.push(el("span", { class: "left " + l.type, style: { left: at(0) + "%", width: at(end) - at(0) + "%" } }));
    if (end <= to - 3) {
      parts.push(el("span", { class: "end" + (l.dateKind === "USE_BY" ? "" : " best"), style: { left: at(end) + "%" } }));
      parts.push(el("span", { class: "when", style: { left: at(Math.max(0, end)) + "%" } }, l.last === 0 ? "today" : monthDay(l.last)));
    } else parts.push(el("span", { class: "more" }, monthDay(l.last) + " \u203a"));
    parts.push(el("span", { class: "now", style: { left: at(0) + "%" } }));
    const label = `in on ${shortDate(l.received)}, sell by ${shortDate(l.last)}` + (l.label === null ? ", no date on the label" : l.label !== l.last ? `, label says ${shortDate(l.label)}` : "");
    return el("div", { class: "line", role: "img", "aria-label": label, title: label }, parts);
  }

  function row(l) {
    const part = l.units < l.lotUnits ? quantity(l.units, l.product).replace(/\u00a0\D+$/, "") + " of " + quantity(l.lotUnits, l.product) : quantity(l.units, l.product);
    const gain = l.value - l.keeping;
    return el("li", { class: "lot" },
      el("div", { class: "lot-what" }, productLink(l, showSeries),
        el("small", { title: l.id + ": " + l.reason }, part + ", " + sites[l.site].name + (l.condition === "SEALED" ? "" : ", " + l.condition.toLowerCase()))),
      line(l),
      el("div", { class: "badge-cell" }, el("span", { class: "badge " + l.type, title: l.reason }, l.action, l.on > 0 ? " on " + monthDay(l.on) : "")),
      el("div", { class: "chance", title: "Probability that all of it sells at full price in time" },
        el("span", { class: "chance-track" }, el("span", { class: "chance-fill", style: { width: 100 * l.chance + "%" } })), percent(l.chance)),
      el("div", { class: "lot-value" }, decimals(l.value, 2) + UNIT + data.currency,
        el("small", {}, l.type === "keep" ? "as kept" : signed(gain, decimals(gain, 2)) + " against keeping")));
  }

  function refresh() {
    const shown = chosen();
    fit(shown);
    const gain = shown.reduce((sum, l) => sum + (l.type === "keep" ? 0 : l.value - l.keeping), 0);
    byId("lots-sum").textContent = shown.length === 0 ? "" :
      `${counted(shown.length, "line", "lines")}, ${quantities(shown.map((l) => [l.units, l.product]))}` +
      (gain === 0 ? "." : `; the actions are worth ${signed(gain, decimals(gain, 0))}${UNIT}${data.currency} against keeping.`) +
      " Solid end: use-by date; dotted end: best before.";
    const rest = shown.length - state.limit;
    byId("lots-list").replaceChildren(...(shown.length === 0 ? [el("p", { class: "empty" }, "No lot fits this choice.")] : [
      el("div", { class: "lot-head" }, el("span", {}, "Product and site"), axis(), el("span", {}, "Action"),
        el("span", {}, "Chance to sell"), el("span", { class: "num" }, "Value")),
      el("ul", { class: "lot-list" }, shown.slice(0, state.limit).map(row)),
      rest > 0 ? el("button", { type: "button", class: "quiet more-button", onclick: () => { state.limit += 200; refresh(); } },
        `Show more (${decimals(rest, 0)} left)`) : "",
    ].filter((node) => node !== "")));
  }

  function csv() {
    return [["lot_id", "site_id", "site_name", "product_id", "product_name", "quantity", "unit", "received_on", "last_sale_date", "date_kind", "action", "on", "probability_sold", "expected_value", "value_of_keeping", "currency", "reason"],
      ...chosen().map((l) => [l.id, sites[l.site].id, sites[l.site].name, l.product.id, l.product.name, l.units, l.product.grams ? "g" : "unit",
        isoDate(l.received), isoDate(l.last), l.dateKind, l.action, isoDate(l.on), l.chance, l.value, l.keeping, data.currency, l.reason])];
  }

  const choose = (change) => { Object.assign(state, change, { limit: LOTS_AT_ONCE }); refresh(); };
  const kinds = Object.keys(ACTION_NAMES).filter((type) => lots.some((l) => l.type === type));
  segments(byId("lots-action"), [
    ...(toAct.length > 0 ? [{ value: "act", label: "to act on", count: toAct.length }] : []),
    ...kinds.map((type) => ({ value: type, label: ACTION_NAMES[type], count: lots.filter((l) => l.type === type).length })),
    { value: "all", label: "all", count: lots.length },
  ], state.action, (action) => choose({ action }));
  siteSelect(byId("lots-site"), lots.map((l) => l.site), (site) => choose({ site }));
  whenTyped(byId("lots-search"), (search) => choose({ search }));
  csvButtons(byId("lots-copy"), byId("lots-download"), "lots-" + data.asOf + ".csv", csv);
  refresh();
}
