import { safeNodes } from "../helpers/html.js";

/** What the library knows. For another language it would be loaded in vain. */
const KNOWN = new Set(`bash sh zsh c h cpp c++ hpp csharp cs c# css diff patch go golang graphql gql ini toml java javascript js jsx mjs json
  jsonc kotlin kt less lua makefile make markdown md objectivec objc perl pl php python py r ruby rb rust rs scss shell console sql swift
  typescript ts tsx vbnet vb wasm xml html svg yaml yml`.split(/\s+/));

const languageOf = (code) => code.className.replace("language-", "").toLowerCase();
const near = new IntersectionObserver((blocks) => blocks.forEach((block) => block.isIntersecting && colour(block.target).catch(() => {})), { rootMargin: "50%" });

/** Colours fenced code once it comes near the screen. */
export function watch(code) {
  if (KNOWN.has(languageOf(code))) near.observe(code);
}

async function colour(code) {
  near.unobserve(code);
  const { default: library } = await import("../../vendor/highlightjs/highlight.min.js");
  const coloured = safeNodes(library.highlight(code.textContent, { language: languageOf(code), ignoreIllegals: true }).value);
  if (coloured.textContent === code.textContent) code.replaceChildren(coloured);
}
