// The list of series beside the chart of the one that is chosen.

/** More than this are found by searching. */
const SERIES_AT_ONCE = 1000;

function setUpForecasts() {
  if (series.length === 0) {
    document.querySelector(".forecasts").replaceChildren(el("p", { class: "empty" }, "Nothing was forecast."));
    return () => {};
  }
  const list = byId("series-list");
  const state = { search: "", site: null, sort: "demand", weeks: 4, chosen: null };
  let redraw = () => {};

  const spread = (s) => (s.week.mean > 0 ? (s.week.high - s.week.low) / s.week.mean : 0);
  // Pieces and kilograms are ranked by expected sales against the mean of their own kind.
  const paceOf = (kind) => {
    const own = series.filter((s) => s.product.grams === kind);
    return own.reduce((sum, s) => sum + s.week.mean, 0) / Math.max(1, own.length) || 1;
  };
  const pace = { true: paceOf(true), false: paceOf(false) };
  const orderings = {
    demand: (a, b) => b.week.mean / pace[b.product.grams] - a.week.mean / pace[a.product.grams],
    soldout: (a, b) => b.soldOut - a.soldOut,
    spread: (a, b) => spread(b) - spread(a),
    name: (a, b) => a.text.localeCompare(b.text, "en", { numeric: true }),
  };

  const items = new Map();
  function item(s) {
    if (!items.has(s)) {
      items.set(s, el("li", {}, el("button", { type: "button", onclick: () => choose(s) },
        el("span", { class: "item-name" }, s.product.name),
        el("span", { class: "item-site" }, s.siteName),
        sparkline(s),
        el("span", { class: "item-figure" }, readable(s.week.mean / (s.product.grams ? 1000 : 1)),
          el("small", {}, s.product.grams ? "kg" : "units")))));
    }
    return items.get(s);
  }

  function sparkline(s) {
    const past = s.history.slice(-28);
    const states = s.states.slice(-28);
    const known = (i) => states[i] === "o" || states[i] === "s";
    const all = past.concat(s.mean);
    const most = Math.max(...all, 1e-9);
    const at = (v, i) => `${((i / (all.length - 1)) * 64).toFixed(1)} ${(20 - (v / most) * 18).toFixed(1)}`;
    return svg("svg", { class: "spark", width: 64, height: 22, viewBox: "0 0 64 22", "aria-hidden": "true" },
      svg("path", { d: past.map((v, i) => (known(i) ? (known(i - 1) ? "L" : "M") + at(v, i) : "")).join("") || "M0 0" }),
      svg("path", { class: "ahead", d: "M" + s.mean.map((v, i) => at(v, i + past.length)).join("L") }));
  }

  function refresh() {
    const shown = series
      .filter((s) => (state.site === null || s.site === state.site) && state.search.split(/\s+/).every((word) => s.text.includes(word)))
      .sort((a, b) => orderings[state.sort](a, b) || a.index - b.index);
    list.replaceChildren(...shown.slice(0, SERIES_AT_ONCE).map(item));
    list.scrollTop = 0;
    byId("series-count").textContent =
      (shown.length === series.length ? counted(shown.length, "series", "series") + ", expected sales of the days ahead"
        : decimals(shown.length, 0) + " of " + decimals(series.length, 0) + " series") +
      (shown.length > SERIES_AT_ONCE ? `; the first ${SERIES_AT_ONCE} are listed` : "");
    if (shown.length > 0 && !shown.includes(state.chosen)) choose(shown[0]);
  }

  function choose(s) {
    if (state.chosen && items.has(state.chosen)) items.get(state.chosen).firstChild.removeAttribute("aria-current");
    state.chosen = s;
    item(s).firstChild.setAttribute("aria-current", "true");
    byId("series-title").textContent = s.product.name + ", " + s.siteName;
    byId("series-facts").textContent =
      `${counted(s.mean.length, "day", "days")} ahead: ${quantity(s.week.mean, s.product)} expected, ` +
      `${quantity(s.week.low, s.product)} to ${quantity(s.week.high, s.product)} with 80${THIN}% probability. ` +
      `Sold out on ${s.soldOut} of the last ${counted(s.open, "open day", "open days")}.`;
    byId("series-days").replaceChildren(dayTable(s));
    redraw();
  }

  function dayTable(s) {
    const range = (d, low, high) => num(quantity(s.quantile(d, low), s.product).replace(/\u00a0\D+$/, "") + " \u2013 " + quantity(s.quantile(d, high), s.product));
    return table(["Day", "#Expected", `#50${THIN}% range`, `#80${THIN}% range`, `#95${THIN}% range`], s.mean.map((m, d) =>
      el("tr", {}, el("th", { scope: "row" }, shortDate(d)), num(quantity(m, s.product)), range(d, 2, 4), range(d, 1, 5), range(d, 0, 6))));
  }

  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    const next = step && event.target.closest("li")[step];
    if (next) {
      event.preventDefault();
      next.firstChild.focus();
      next.firstChild.click();
    }
  });
  siteSelect(byId("series-site"), series.map((s) => s.site), (site) => { state.site = site; refresh(); });
  whenTyped(byId("series-search"), (text) => { state.search = text; refresh(); });
  byId("series-sort").addEventListener("change", (event) => { state.sort = event.target.value; refresh(); });
  const longest = Math.ceil(data.historyDays / 7);
  segments(byId("series-weeks"), [4, 8, 12].filter((w) => w <= longest || w === 4).map((w) => ({ value: w, label: w + " weeks" })), 4,
    (weeks) => { state.weeks = weeks; redraw(); });
  byId("series-legend").replaceChildren(...forecastLegend());
  const box = byId("series-chart");
  redraw = drawToWidth(box, (width) => {
    if (state.chosen) drawForecast(box, state.chosen, state.weeks, width, (text) => (byId("series-readout").textContent = text));
  });
  refresh();

  /** Shows one series from elsewhere on the page. */
  return (s) => {
    state.search = "";
    state.site = null;
    byId("series-search").value = "";
    byId("series-site").value = "";
    refresh();
    choose(s);
    if (!items.get(s).isConnected) list.prepend(items.get(s));
    items.get(s).scrollIntoView({ block: "nearest" });
    byId("forecasts").scrollIntoView();
  };
}

/** The name of a product as a link to its forecast. */
function productLink(row, showSeries) {
  const s = seriesByKey.get(key(row.site, row.productIndex));
  return s
    ? el("button", { type: "button", class: "link", title: row.product.name + ": show the forecast", onclick: () => showSeries(s) }, row.product.name)
    : row.product.name;
}
