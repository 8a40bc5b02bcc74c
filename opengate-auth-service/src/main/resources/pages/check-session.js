
"use strict";

// OpenID Connect Session Management 1.0, section 3.2: "<client id> <session state>" in; "unchanged", "changed" or "error" out.

function browserState() {
  const name = document.documentElement.dataset.cookie + "=";
  const found = document.cookie.split("; ").find(cookie => cookie.startsWith(name));
  return found === undefined ? "" : found.substring(name.length);
}

async function digest(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

async function judge(message, origin) {
  const parts = /^([\x20-\x7e]+) ([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/.exec(message);
  if (parts === null || !globalThis.crypto?.subtle) {
    return "error";
  }
  const state = browserState();
  const expected = await digest(`${parts[1]} ${origin} ${state} ${parts[3]}`);
  return state !== "" && expected === parts[2] ? "unchanged" : "changed";
}

addEventListener("message", async event => {
  if (event.source === null || event.source === window || event.origin === "null" || typeof event.data !== "string") {
    return;
  }
  event.source.postMessage(await judge(event.data, event.origin), event.origin);
});
