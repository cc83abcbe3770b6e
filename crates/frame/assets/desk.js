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
// A link that is shown once can be copied with one press.
for (const field of document.querySelectorAll("textarea[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = field.dataset.copy;
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand("copy");
    }
    said.textContent = field.dataset.copied;
  });
  const line = document.createElement("p");
  line.className = "buttons";
  line.append(button, said);
  field.after(line);
}
// What goes on by itself is looked at again until it is over; without this the page reloads itself.
const look = async () => {
  const live = document.querySelector('[data-live="on"]');
  if (!live) return;
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-live]");
    if (answer.ok && fresh && !live.contains(document.activeElement)) live.replaceWith(fresh);
  } catch {
    // A slow line: the next look may succeed.
  }
  setTimeout(look, 2000);
};
setTimeout(look, 2000);
