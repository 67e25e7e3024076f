// Elements are made node by node: text from data never becomes markup.
const SVG = "http://www.w3.org/2000/svg";
const byId = (id) => document.getElementById(id);

function attach(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "style") Object.assign(node.style, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== "") node.append(child);
  }
  return node;
}

const el = (name, attributes, ...children) => attach(document.createElement(name), attributes, children);
const svg = (name, attributes, ...children) => attach(document.createElementNS(SVG, name), attributes, children);

/** A row of buttons of which one is pressed. */
function segments(box, options, selected, choose) {
  const buttons = options.map((option) =>
    el("button", { type: "button", "aria-pressed": String(option.value === selected), onclick: () => press(option.value) },
      option.label, option.count === undefined ? null : el("span", { class: "count" }, decimals(option.count, 0))));
  function press(value) {
    buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(options[i].value === value)));
    choose(value);
  }
  box.replaceChildren(...buttons);
}

/** A choice of one site, or all. */
function siteSelect(select, siteIds, choose) {
  const ids = [...new Set(siteIds)].sort((a, b) => sites[a].name.localeCompare(sites[b].name, "en", { numeric: true }));
  select.replaceChildren(el("option", { value: "" }, "all sites"), ...ids.map((id) => el("option", { value: id }, sites[id].name)));
  select.addEventListener("change", () => choose(select.value === "" ? null : Number(select.value)));
}

function whenTyped(input, choose) {
  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => choose(input.value.trim().toLowerCase()), 120);
  });
}

/** Draws now, and again whenever the width of the box changes. */
function drawToWidth(box, draw) {
  let width = 0;
  const redraw = () => {
    if (box.clientWidth > 0 && box.clientWidth !== width) {
      width = box.clientWidth;
      draw(width);
    }
  };
  new ResizeObserver(() => requestAnimationFrame(redraw)).observe(box);
  redraw();
  return () => {
    width = 0;
    redraw();
  };
}

/** A spreadsheet takes a text that begins like this for a formula; an apostrophe in front disarms it. */
function csvCell(value) {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? "'" + value : String(value ?? "");
  return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}

function csvButtons(copy, download, fileName, table) {
  const text = () => table().map((row) => row.map(csvCell).join(",") + "\n").join("");
  const label = copy.textContent;
  const said = (message) => {
    copy.textContent = message;
    setTimeout(() => (copy.textContent = label), 1600);
  };
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
      said("Copied");
    } catch (refused) {
      // A page opened from a file may not use the clipboard in some browsers.
      const area = el("textarea", { style: { position: "fixed", opacity: 0 } });
      area.value = text();
      document.body.append(area);
      area.select();
      said(document.execCommand("copy") ? "Copied" : "Not allowed");
      area.remove();
    }
  });
  download.addEventListener("click", () => {
    const url = URL.createObjectURL(new Blob([text()], { type: "text/csv;charset=utf-8" }));
    const link = el("a", { href: url, download: fileName });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  });
}

function table(heads, rows) {
  return el("table", {},
    el("thead", {}, el("tr", {}, heads.map((head) =>
      el("th", { scope: "col", class: head.startsWith("#") ? "num" : null }, head.replace(/^#/, ""))))),
    el("tbody", {}, rows));
}

/** Smallest and largest of any number of values. */
function extent(values) {
  return values.reduce(([low, high], v) => [Math.min(low, v), Math.max(high, v)], [Infinity, -Infinity]);
}

const num = (...children) => el("td", { class: "num" }, ...children);
