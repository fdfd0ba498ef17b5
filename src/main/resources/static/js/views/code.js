import { safeNodes } from "../helpers/html.js";
import { copy } from "../helpers/dom.js";
import { copyShown } from "../helpers/clipboard.js";

/** What the library knows. For another language it would be loaded in vain. */
const KNOWN = new Set(`
  bash sh zsh c h cpp c++ hpp csharp cs c# css diff patch go golang graphql gql ini toml java javascript js jsx mjs json jsonc
  kotlin kt less lua makefile make markdown md objectivec objc perl pl php python py r ruby rb rust rs scss shell console sql swift
  typescript ts tsx vbnet vb wasm xml html svg yaml yml`.match(/\S+/g));

const languageOf = (code) => code.className.replace("language-", "").toLowerCase();
const near = new IntersectionObserver(cameNear, { rootMargin: "50%" });

/** Colours fenced code once it comes near the screen. */
export function watch(code) { if (KNOWN.has(languageOf(code))) near.observe(code); }

function cameNear(blocks) {
  for (const { isIntersecting, target } of blocks) if (isIntersecting) near.unobserve(target), colour(target).catch(() => {});
}

async function colour(code) {
  const { default: library } = await import("../../vendor/highlightjs/highlight.min.js");
  const coloured = safeNodes(library.highlight(code.textContent, { language: languageOf(code), ignoreIllegals: true }).value);
  if (coloured.textContent === code.textContent) code.replaceChildren(coloured);
}

/** The block can be scrolled by keys, and copied. */
export function addCopyButton(block) {
  const button = copy("code-copy");
  const code = block.textContent;
  block.tabIndex = 0;
  block.append(button);
  button.addEventListener("click", () => copyShown(code, button, "message.copied"));
}
