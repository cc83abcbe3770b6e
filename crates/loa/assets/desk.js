// The desk works without this. Here is only what makes it more comfortable.
const menu = document.querySelector(".desk-head .menu");
menu?.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu.open) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
// A message about a form is read out first.
document.querySelector("[autofocus][tabindex]")?.focus();
