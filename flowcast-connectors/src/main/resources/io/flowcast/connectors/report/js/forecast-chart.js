// The chart of one series: history with sold-out days as lower bounds, and the fan of the days ahead.

/** Round numbers from zero to at least the largest value. */
function niceTicks(most, wanted) {
  const rough = Math.max(most, 1e-9) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((f) => f * power).find((s) => s >= rough);
  const ticks = [];
  for (let i = 0; ticks.length === 0 || ticks[ticks.length - 1] < most; i++) ticks.push(i * step);
  return ticks;
}

/** A sold-out day: a hollow mark with a tick upwards, because demand was at least this. */
function soldOutMark(x, y, size) {
  return svg("g", {},
    svg("path", { class: "soldout-tick", d: `M${x} ${y - size}V${y - size - 8}M${x - 2.6} ${y - size - 5.2}L${x} ${y - size - 8}L${x + 2.6} ${y - size - 5.2}` }),
    svg("circle", { class: "soldout", cx: x, cy: y, r: size }));
}

function describeDay(s, step, past) {
  if (step < past) {
    const at = s.history.length - past + step;
    const name = shortDate(step - past);
    const units = quantity(s.history[at], s.product);
    return name + ": " + { o: units + " sold", s: "at least " + units + " wanted (sold out)", m: "no record", c: "closed", n: "not offered" }[s.states[at]];
  }
  const d = step - past;
  const q = (i) => quantity(s.quantile(d, i), s.product);
  return `${shortDate(d)}: ${quantity(s.mean[d], s.product)} expected, 50${THIN}%: ${q(2)} to ${q(4)}, 80${THIN}%: ${q(1)} to ${q(5)}, 95${THIN}%: ${q(0)} to ${q(6)}`;
}

function drawForecast(box, s, weeks, width, readout) {
  const past = Math.min(weeks * 7, s.history.length);
  const days = s.mean.length;
  const total = past + days;
  const height = width < 520 ? 250 : 330;
  const left = 46, right = 8, top = 30, bottom = 30;
  const slot = (width - left - right) / total;
  const unit = s.product.grams ? 1000 : 1;
  const history = s.history.slice(s.history.length - past);
  const states = s.states.slice(s.states.length - past);
  let most = 1e-9;
  history.forEach((v) => (most = Math.max(most, v / unit)));
  for (let d = 0; d < days; d++) most = Math.max(most, s.quantile(d, 6) / unit);
  const ticks = niceTicks(most * 1.04, 4);
  const step = ticks[1];
  const digits = Number.isInteger(step) ? 0 : Number.isInteger(step * 10) ? 1 : 2;
  const x = (i) => left + (i + 0.5) * slot;
  const y = (units) => height - bottom - (units / unit / ticks[ticks.length - 1]) * (height - top - bottom);

  const chart = svg("svg", {
    viewBox: `0 0 ${width} ${height}`, width, height, tabindex: 0, role: "img",
    "aria-label": `Sales and forecast of ${s.product.name}, ${s.siteName}. Arrow keys read out days.`,
  });
  for (let i = 0; i < total; i++) {
    const weekday = dateOf(i - past).getUTCDay();
    if (weekday === 0 || weekday === 6) {
      chart.append(svg("rect", { class: "weekend", x: left + i * slot, y: top, width: slot, height: height - top - bottom }));
    }
    const every = slot * 7 > 46 ? 1 : 2;
    if (i < past && weekday === 1 && Math.floor((past - i - 1) / 7) % every === 0 && past - i > 3) {
      chart.append(svg("text", { x: x(i), y: height - 10, "text-anchor": "middle" }, monthDay(i - past)));
    }
    if (i >= past && (slot > 15 || (i - past) % 3 === 0)) {
      chart.append(svg("text", { x: x(i), y: height - 10, "text-anchor": "middle" }, WEEKDAYS[weekday].slice(0, slot > 27 ? 3 : 2)));
    }
  }
  for (const tick of ticks) {
    chart.append(svg("line", { class: "grid", x1: left, x2: width - right, y1: y(tick * unit), y2: y(tick * unit) }));
    chart.append(svg("text", { x: left - 8, y: y(tick * unit) + 4, "text-anchor": "end" }, decimals(tick, digits)));
  }
  chart.append(svg("text", { x: 0, y: 14 }, (s.product.grams ? "kg" : "units") + " a day"));

  // The fan, widest first; it begins and ends flat, half a day before the first and after the last mark.
  const band = (low, high, name) => {
    const at = [left + past * slot, ...s.mean.map((_, d) => x(past + d)), left + total * slot];
    const pick = (i) => [0, ...s.mean.keys(), days - 1].map((d) => y(s.quantile(d, i)));
    const up = pick(high).map((v, k) => `${at[k]} ${v}`);
    const down = pick(low).map((v, k) => `${at[k]} ${v}`).reverse();
    chart.append(svg("path", { class: name, d: "M" + up.concat(down).join("L") + "Z" }));
  };
  band(0, 6, "band95");
  band(1, 5, "band80");
  band(2, 4, "band50");

  let path = "";
  let pen = false;
  for (let i = 0; i < past; i++) {
    const known = states[i] === "o" || states[i] === "s";
    if (known) path += (pen ? "L" : "M") + x(i) + " " + y(history[i]);
    pen = known;
  }
  chart.append(svg("path", { class: "past", d: path || "M0 0" }));
  const size = slot > 12 ? 3.2 : 2.2;
  for (let i = 0; i < past; i++) {
    if (states[i] === "o") chart.append(svg("circle", { class: "dot", cx: x(i), cy: y(history[i]), r: size - 0.4 }));
    if (states[i] === "s") chart.append(soldOutMark(x(i), y(history[i]), size + 0.4));
    if (states[i] === "c" || states[i] === "n") {
      chart.append(svg("path", { class: "closed", d: `M${x(i) - 3} ${y(0) - 8}l6 6m0-6l-6 6` }));
    }
  }
  chart.append(svg("path", { class: "mean", d: "M" + s.mean.map((m, d) => `${x(past + d)} ${y(m)}`).join("L") }));
  s.mean.forEach((m, d) => chart.append(svg("circle", { class: "mean-dot", cx: x(past + d), cy: y(m), r: 3.2 })));
  const border = left + past * slot;
  chart.append(svg("line", { class: "today", x1: border, x2: border, y1: 6, y2: height - bottom }));
  chart.append(svg("text", { x: border + 5, y: 14 }, "from today"));

  const cross = svg("line", { class: "cross", x1: -9, x2: -9, y1: top, y2: height - bottom, visibility: "hidden" });
  chart.append(cross);
  let selected = past;
  const show = (step) => {
    selected = Math.max(0, Math.min(total - 1, step));
    attach(cross, { x1: x(selected), x2: x(selected), visibility: "visible" }, []);
    readout(describeDay(s, selected, past));
  };
  const hide = () => {
    cross.setAttribute("visibility", "hidden");
    readout(describeDay(s, past, past));
  };
  const point = (event) => show(Math.floor((event.clientX - chart.getBoundingClientRect().left - left) / slot));
  chart.addEventListener("pointermove", point);
  chart.addEventListener("pointerdown", point);
  chart.addEventListener("pointerleave", hide);
  chart.addEventListener("blur", hide);
  chart.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -total, End: total }[event.key];
    if (step) {
      event.preventDefault();
      show(selected + step);
    }
  });
  box.replaceChildren(chart);
  hide();
}

function forecastLegend() {
  const mark = (...shapes) => svg("svg", { width: 26, height: 14, "aria-hidden": "true" }, shapes);
  const band = (name) => svg("rect", { class: name, width: 26, height: 12, y: 1 });
  return [
    el("li", {}, mark(svg("path", { class: "past", d: "M0 9H26" }), svg("circle", { class: "dot", cx: 13, cy: 9, r: 2.8 })), "sold"),
    el("li", {}, mark(soldOutMark(13, 11, 3.2)), "sold out: demand was at least this"),
    el("li", {}, mark(svg("path", { class: "closed", d: "M10 4l6 6m0-6l-6 6" })), "closed or not offered"),
    el("li", {}, mark(svg("path", { class: "mean", d: "M0 7H26" }), svg("circle", { class: "mean-dot", cx: 13, cy: 7, r: 3.2 })), "expected"),
    el("li", {}, mark(band("band95"), band("band80"), band("band50")), `50${THIN}%`),
    el("li", {}, mark(band("band95"), band("band80")), `80${THIN}%`),
    el("li", {}, mark(band("band95")), `95${THIN}% of outcomes`),
  ];
}
