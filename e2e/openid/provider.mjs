// Two systems that vouch for people, for the length of a test: a certified one (oidc-provider) at /, and at /liar one whose
// tokens are signed but wrong in one respect, which the code names. Says "ready" when it listens.
import { createServer } from "node:http";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import Provider from "oidc-provider";

const [port, back] = process.argv.slice(2);
const issuer = `http://localhost:${port}`;

const provider = new Provider(issuer, {
  clients: [{ client_id: "loa", client_secret: "a secret of the test", redirect_uris: [back] }],
  cookies: { keys: ["a key of the test"] },
  claims: { openid: ["sub"], email: ["email", "email_verified"] },
  pkce: { required: () => true },
  async findAccount(_, id) {
    return { accountId: id, claims: async () => ({ sub: id, email: `${id}@ben-may.example`, email_verified: !id.startsWith("unsure") }) };
  },
});

const { publicKey, privateKey } = await generateKeyPair("RS256");
const other = await generateKeyPair("RS256");
const key = { ...(await exportJWK(publicKey)), alg: "RS256", kid: "one", use: "sig" };
const liar = `${issuer}/liar`;

const token = async (code) => {
  const [flaw, nonce] = code.split(".");
  const claims = { nonce: flaw === "nonce" ? "of another day" : nonce, email: "chi-lai@ben-may.example", email_verified: true };
  const now = Math.floor(Date.now() / 1000);
  const until = flaw === "expired" ? now - 3600 : now + 300;
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "RS256", kid: "one" })
    .setIssuer(flaw === "issuer" ? "https://elsewhere.example" : liar)
    .setAudience(flaw === "audience" ? "another site" : "loa")
    .setSubject("liar-1")
    .setIssuedAt(flaw === "expired" ? now - 7200 : now)
    .setExpirationTime(until)
    .sign(flaw === "key" ? other.privateKey : privateKey);
};

const answers = {
  "/liar/.well-known/openid-configuration": () => ({
    issuer: liar, authorization_endpoint: `${liar}/auth`, token_endpoint: `${liar}/token`, jwks_uri: `${liar}/keys`,
    response_types_supported: ["code"], subject_types_supported: ["public"], id_token_signing_alg_values_supported: ["RS256"],
  }),
  "/liar/keys": () => ({ keys: [key] }),
  "/liar/token": async (form) => ({ access_token: "a", token_type: "Bearer", expires_in: 60, id_token: await token(form.get("code")) }),
};

const body = async (request) => {
  let text = "";
  for await (const chunk of request) text += chunk;
  return new URLSearchParams(text);
};

createServer(async (request, response) => {
  const answer = answers[request.url];
  if (!answer) return provider.callback()(request, response);
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(await answer(await body(request))));
}).listen(Number(port), "127.0.0.1", () => console.log("ready"));
