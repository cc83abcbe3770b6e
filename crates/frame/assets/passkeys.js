// Passkeys (W3C Web Authentication). Where the browser has none, or runs no scripts, their forms stay hidden.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

// The options come as JSON with bytes in base64url; older browsers do not read that by themselves.
const readable = (options) => {
  options.challenge = bytes(options.challenge);
  if (options.user) options.user.id = bytes(options.user.id);
  for (const list of [options.excludeCredentials, options.allowCredentials]) for (const known of list ?? []) known.id = bytes(known.id);
  return options;
};

const answered = ({ id, rawId, type, response }) => {
  const part = (name) => (response[name] ? text(response[name]) : undefined);
  const parts = { clientDataJSON: part("clientDataJSON"), attestationObject: part("attestationObject"), authenticatorData: part("authenticatorData"), signature: part("signature"), userHandle: part("userHandle") };
  return JSON.stringify({ id, rawId: text(rawId), type, response: parts, extensions: {} });
};

const ask = async (form) => {
  const body = new URLSearchParams(new FormData(form));
  const response = await fetch(form.dataset.ask, { method: "POST", body, headers: { accept: "application/json" } });
  if (response.status === 401) return location.reload();
  const said = await response.json();
  if (!response.ok) throw new Error(said.error);
  const publicKey = readable(said.options.publicKey);
  const credential = await navigator.credentials[form.dataset.passkey]({ publicKey });
  form.elements.token.value = said.token;
  form.elements.credential.value = answered(credential);
  if (form.elements.password) form.elements.password.disabled = true;
  form.submit();
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) break;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [button, said] = [form.querySelector("button"), form.querySelector("[data-said]")];
    said.hidden = true;
    button.setAttribute("aria-busy", "true");
    ask(form).catch((error) => {
      // The browser's own words are in its language and for programmers; ours say what to do.
      const ours = error.constructor === Error && error.message;
      said.textContent = ours || form.dataset.failed;
      said.hidden = false;
    }).finally(() => button.removeAttribute("aria-busy"));
  });
}
