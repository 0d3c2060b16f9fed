// page.html is what its sources give, and its policy lets nothing out. Usage: node --test built.test.mjs
import assert from "node:assert/strict";
import {execFileSync} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {test} from "node:test";

const REPORT = fileURLToPath(new URL("..", import.meta.url));
const page = readFileSync(join(REPORT, "page.html"), "utf8");

test("page.html is what the sources give: after a change, npm run build --prefix report", () => {
  const folder = mkdtempSync(join(tmpdir(), "built-test-"));
  try {
    const output = join(folder, "page.html");
    execFileSync("npm", ["run", "build", "--prefix", REPORT], {env: {...process.env, PAGE_OUTPUT: output}, stdio: "pipe"});
    assert.ok(readFileSync(output, "utf8") === page, "report/page.html differs from what its sources give");
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
});

test("the policy allows no source but the page itself", () => {
  const policy = page.match(/Content-Security-Policy" content="([^"]+)"/)[1];
  assert.match(policy, /^default-src 'none'; script-src 'sha256-[^ ]+'; style-src 'sha256-[^ ]+'; img-src data:; connect-src 'self'; /);
  assert.ok(!/unsafe|https?:|\*/.test(policy));
  assert.ok(!/(src|href)="(https?:)?\/\//.test(page));
});

test("the lock file names no registry", () => {
  const lock = JSON.parse(readFileSync(join(REPORT, "package-lock.json"), "utf8"));
  assert.deepEqual(Object.values(lock.packages).filter((entry) => entry.resolved), []);
});
