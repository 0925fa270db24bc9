// Copies the page's address; where the browser keeps the clipboard from a page, the address can be selected.
import { drawn, element } from "./words.js";

export default drawn(function ({ data, parentElement }) {
  const root = parentElement.querySelector(".link");
  const field = element("input");
  field.readOnly = true;
  field.value = location.href;
  field.setAttribute("aria-label", data.copy);
  field.onfocus = () => field.select();
  const button = element("button", "", data.copy);
  button.type = "button";
  button.onclick = async () => {
    field.value = location.href;
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      field.select();
      document.execCommand("copy");
    }
    button.textContent = data.copied;
    setTimeout(() => (button.textContent = data.copy), 2000);
  };
  root.replaceChildren(field, button);
});
