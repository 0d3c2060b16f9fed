#!/usr/bin/python3
"""Makes the Debian package, unpacks it as dpkg would install it, and uses what it brings. Usage: package_test.py BUILD_FOLDER SOURCE_FOLDER"""

import gzip
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

BUILD, SOURCE = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)
    if done.returncode not in (0, 3):
        raise AssertionError(f"{command} failed ({done.returncode}):\n{done.stdout}{done.stderr}")
    return done.stdout


class Package(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(temporary.cleanup)
        cls.folder = pathlib.Path(temporary.name)
        run("cpack", "--config", BUILD / "CPackConfig.cmake", "-B", cls.folder)
        (cls.package,) = cls.folder.glob("*.deb")
        cls.root = cls.folder / "root"
        run("dpkg-deb", "--extract", cls.package, cls.root)

    def field(self, name):
        return run("dpkg-deb", "--field", self.package, name).strip()

    def test_control(self):
        version = run(self.root / "usr/bin/tallyman", "--version").split()[1]
        self.assertEqual(self.package.name, f"tallyman_{version}_{run('dpkg', '--print-architecture').strip()}.deb")
        self.assertEqual((self.field("Package"), self.field("Version")), ("tallyman", version))
        for library in ("libc6", "libicu", "libsqlite3-0", "libpq5", "libre2", "libtbb"):
            self.assertIn(library, self.field("Depends"))
        self.assertIn("libtallyman 1 tallyman", run("dpkg-deb", "--info", self.package, "shlibs"))
        self.assertIn("ldconfig", run("dpkg-deb", "--info", self.package, "triggers"))

    def test_could_be_installed_here(self):
        """dpkg unpacks and configures it in a root of its own, by this system's list of packages."""
        root = self.folder / "installed"
        (root / "var/lib/dpkg").mkdir(parents=True)
        for part in ("updates", "info", "triggers"):
            (root / "var/lib/dpkg" / part).mkdir()
        (root / "var/lib/dpkg/status").write_bytes(pathlib.Path("/var/lib/dpkg/status").read_bytes())
        log = run("dpkg", f"--root={root}", "--no-triggers", "--force-not-root", "--force-script-chrootless", "--install", self.package)
        self.assertIn("Setting up tallyman", log)
        self.assertIn("Status: install ok installed", run("dpkg", f"--root={root}", "--status", "tallyman"))
        self.assertTrue((root / "usr/bin/tallyman").exists())

    def test_lintian(self):
        self.assertEqual(run("lintian", "--allow-root", "--fail-on", "none", "--tag-display-limit", "0", self.package).count("E: "), 0)

    def test_documents_point_to_what_is_there(self):
        documents = self.root / "usr/share/doc/tallyman"
        pages = sorted(path for path in documents.rglob("*") if path.suffix == ".md" or path.name.endswith(".md.gz"))
        self.assertGreater(len(pages), 20)
        for page in pages:
            text = gzip.decompress(page.read_bytes()).decode() if page.suffix == ".gz" else page.read_text()
            for link in re.findall(r"\]\(([^)#:\s]+)(?:#[^)\s]*)?\)", text):
                target = page.parent / link
                self.assertTrue(target.exists() or pathlib.Path(f"{target}.gz").exists(), f"{page.name}: {link}")

    def test_program(self):
        program = self.root / "usr/bin/tallyman"
        out = self.folder / "out"
        run(program, "run", SOURCE / "tests/sample/articles.jsonl", "-o", out)
        self.assertEqual((out / "claims.jsonl").read_text(),
                         run(BUILD / "tallyman", "extract", "--quiet", SOURCE / "tests/sample/articles.jsonl"))

    def test_library(self):
        libraries = self.root / "usr/lib"
        example = self.folder / "example"
        environment = os.environ | {"PKG_CONFIG_PATH": str(libraries / "pkgconfig"), "LD_LIBRARY_PATH": str(libraries)}
        flags = run("pkg-config", "--cflags", "--libs", "tallyman", env=environment).split()
        run("cc", SOURCE / "tests/capi/example.c", *flags, "-o", example, env=environment)
        self.assertIn('"schema":"claim/1"', run(example, SOURCE / "tests/sample/articles.jsonl", env=environment))

    def test_documents(self):
        share = self.root / "usr/share"
        manual = gzip.decompress((share / "man/man1/tallyman.1.gz").read_bytes()).decode()
        self.assertEqual(manual, run(BUILD / "tallyman", "manual"))
        for shell, name in (("bash", "bash-completion/completions/tallyman"), ("zsh", "zsh/vendor-completions/_tallyman"),
                            ("fish", "fish/vendor_completions.d/tallyman.fish")):
            self.assertEqual((share / name).read_text(), run(BUILD / "tallyman", "completion", shell))
        documents = share / "doc/tallyman"
        self.assertTrue((documents / "copyright").exists() and (documents / "docs/formats.md").exists())
        self.assertEqual((documents / "CHANGELOG.md").read_bytes(), (SOURCE / "CHANGELOG.md").read_bytes())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
