// The reader's marks. The report itself is drawn once as plain HTML; this gives its sentences their marks,
// answers clicks on them, and scrolls to what is selected.
export default function ({ data, setTriggerValue }) {
  const reader = document.querySelector(".reader");
  if (!reader) return;
  const lit = new Set(data.lit);
  let first = null;
  for (const span of reader.querySelectorAll("[data-s]")) {
    const mark = data.marks[span.dataset.s];
    span.className = mark ? "used" : "unused";
    if (mark) span.style.setProperty("--c", mark.color);
    span.title = mark ? mark.title : "";
    span.tabIndex = mark ? 0 : -1;
    if (mark) span.setAttribute("role", "button");
    else span.removeAttribute("role");
    const choose = () => {
      const at = mark.keys.indexOf(data.selected);
      setTriggerValue("clicked", mark.keys[(at + 1) % mark.keys.length]);
    };
    span.onclick = mark ? choose : null;
    span.onkeydown = mark ? (e) => (e.key === "Enter" || e.key === " ") && (e.preventDefault(), choose()) : null;
    if (lit.has(Number(span.dataset.s))) {
      span.classList.add("lit");
      first = first || span;
    }
  }
  // Follow the selection, but leave the reader where it is while nothing new is selected.
  if (first && reader.dataset.selected !== data.selected) reader.scrollTop = first.offsetTop - 40;
  reader.dataset.selected = data.selected || "";
}
