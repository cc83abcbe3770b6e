// The live part of a session: each frame that comes takes the place of the one before. Without this script the page asks again by
// itself now and then. A part that someone is using is swapped when they leave it, so that nothing moves under a finger.

const part = document.querySelector("[data-live]");

if (part && "EventSource" in window) {
  let waiting = null;
  const swap = () => {
    if (waiting === null || part.contains(document.activeElement)) return;
    part.innerHTML = waiting; // made by the program, which escapes what people wrote
    waiting = null;
  };
  const line = new EventSource(part.dataset.live);
  line.addEventListener("frame", (event) => {
    waiting = JSON.parse(event.data);
    swap();
  });
  part.addEventListener("focusout", () => setTimeout(swap, 300));
  addEventListener("pagehide", () => line.close());
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload(); // it was kept by the browser, and its line is closed
  });
}
