// One clean page: before printing, the first screen is scaled, as it stands, to a sheet of A4 laid across.
const [WIDE, HIGH] = [1047, 710]; // px of such a sheet within its margins, as page.css sets them

addEventListener("beforeprint", () => {
  const views = document.querySelector(".st-key-views");
  if (!views) return;
  const { style } = document.documentElement;
  const list = document.querySelector(".st-key-visits_scroll"); // printed whole
  const high = innerHeight + list.scrollHeight - list.clientHeight;
  const scale = Math.min(WIDE / views.offsetWidth, HIGH / high).toFixed(4);
  style.setProperty("--printed", `${views.offsetWidth}px`);
  style.setProperty("--printed-tall", `${innerHeight}px`);
  style.setProperty("--scale", scale);
  // A frame is printed in its own size.
  for (const frame of document.querySelectorAll(".st-key-map iframe"))
    frame.contentDocument.documentElement.style.setProperty("--scale", scale);
});
