// Builds page.html: one file with its script and style inside, and a Content-Security-Policy that lets these two run and nothing else.
import {createHash} from "node:crypto";
import {fileURLToPath} from "node:url";
import {writeFileSync} from "node:fs";
import {defineConfig} from "vite";

const output = process.env.PAGE_OUTPUT ?? fileURLToPath(new URL("page.html", import.meta.url));
const hashOf = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

function policy(script, style) {
  return [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "img-src data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}

// Puts the one script and the one style sheet into the page. Text that would end the element early cannot stand in either.
function onePage() {
  return {
    name: "one-page",
    enforce: "post",
    generateBundle(_, bundle) {
      const files = Object.values(bundle);
      const script = files.find((file) => file.type === "chunk").code.trim().replaceAll("</script", "<\\/script");
      const style = String(files.find((file) => file.fileName.endsWith(".css")).source).trim();
      const page = files.find((file) => file.fileName === "index.html");
      const html = String(page.source)
        .replace(/\s*<script type="module"[^>]*><\/script>/, "")
        .replace(/\s*<link rel="stylesheet"[^>]*>/, () => `\n<style>${style}</style>`)
        .replace("</body>", () => `<script>${script}</script>\n</body>`)
        .replace("<!--policy-->", () => `<meta http-equiv="Content-Security-Policy" content="${policy(script, style)}">`);
      writeFileSync(output, html);
      for (const name of Object.keys(bundle)) delete bundle[name];
    },
  };
}

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [onePage()],
  build: {
    target: "es2022",
    modulePreload: false,
    cssCodeSplit: false,
    write: false,
    rollupOptions: {output: {format: "iife", codeSplitting: false}},
  },
});
