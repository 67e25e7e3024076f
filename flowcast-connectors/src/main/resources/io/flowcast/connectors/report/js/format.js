// Numbers, dates and quantities as people read them; the same rules as the Java side of the page.
const THIN = "\u202f";
const UNIT = "\u00a0";
const MINUS = "\u2212";
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function decimals(value, digits) {
  const [whole, rest] = Math.abs(value).toFixed(digits).split(".");
  const text = whole.replace(/\B(?=(\d{3})+$)/g, THIN) + (rest ? "." + rest : "");
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
}

function readable(value) {
  const size = Math.abs(value);
  return decimals(value, size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : 2);
}

const percent = (fraction) => decimals(fraction * 100, fraction > 0 && fraction < 0.1 ? 1 : 0) + THIN + "%";
const signed = (value, text) => (value > 0 ? "+" : "") + text;
const counted = (n, one, many) => decimals(n, 0) + " " + (n === 1 ? one : many);

/** A quantity of one product: pieces, or kilograms where it is counted in grams. */
function quantity(units, product) {
  return product.grams ? readable(units / 1000) + UNIT + "kg" : readable(units) + UNIT + (Math.abs(units) === 1 ? "unit" : "units");
}

/** A sum over products, pieces and kilograms apart. */
function quantities(rows) {
  let pieces = 0;
  let grams = 0;
  for (const [units, product] of rows) {
    if (product.grams) grams += units;
    else pieces += units;
  }
  const kilograms = readable(grams / 1000) + UNIT + "kg";
  const units = decimals(pieces, 0) + UNIT + "units";
  return grams === 0 ? units : pieces === 0 ? kilograms : units + " and " + kilograms;
}

function clock(second) {
  const day = Math.floor(second / 86400);
  const minute = Math.floor((second - day * 86400) / 60);
  const text = String(Math.floor(minute / 60)).padStart(2, "0") + ":" + String(minute % 60).padStart(2, "0");
  return day === 0 ? text : text + " " + signed(day, day) + "d";
}

/** Date of a day that is counted from the first day of the plan. */
function dateOf(day) {
  return new Date(Date.parse(data.asOf + "T00:00:00Z") + day * 86400000);
}

const isoDate = (day) => dateOf(day).toISOString().slice(0, 10);

function shortDate(day) {
  const date = dateOf(day);
  return WEEKDAYS[date.getUTCDay()] + " " + date.getUTCDate() + " " + MONTHS[date.getUTCMonth()];
}

function dayLabel(day) {
  return day === 0 ? "today" : day === 1 ? "tomorrow" : shortDate(day);
}

function monthDay(day) {
  const date = dateOf(day);
  return date.getUTCDate() + " " + MONTHS[date.getUTCMonth()];
}
