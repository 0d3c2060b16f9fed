#!/usr/bin/python3
"""tallyman serve over HTTP: what it refuses, what it answers, under load and while it is stopped. Usage: serve_test.py PROGRAM SOURCE_DIR"""

import concurrent.futures
import http.client
import json
import signal
import subprocess
import threading
import time

import program
from program import ARTICLE, ProgramTest


class ServeTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("in/a.jsonl", [ARTICLE, {**ARTICLE, "id": "en-2", "publisher": "Other", "text": "Chinese exports to Russia were 7.02 billion yuan in June."}])
        self.run_program("run", "in", "-o", "out")
        self.server = subprocess.Popen([program.PROGRAM, "serve", "out", "--port", "0", "--name", "desk.example"], cwd=self.folder, stderr=subprocess.PIPE, text=True)
        self.addCleanup(self.server.stderr.close)
        self.addCleanup(self.server.wait)
        self.addCleanup(self.server.kill)
        message = self.server.stderr.readline()
        self.assertIn("http://127.0.0.1:", message)
        self.port = int(message.split("http://127.0.0.1:")[1].split("/")[0])

    def ask(self, path, method="GET", body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            response = connection.getresponse()
            return response, response.read()
        finally:
            connection.close()

    def json(self, path):
        response, body = self.ask(path)
        self.assertEqual(response.status, 200, body)
        return json.loads(body)

    def test_page_and_records(self):
        response, body = self.ask("/")
        self.assertEqual((response.status, response.getheader("Content-Type")), (200, "text/html; charset=utf-8"))
        self.assertIn(b"Content-Security-Policy", body)
        self.assertEqual(self.json("/api/overview")["claims"], 2)
        claim = self.json("/api/claims?limit=1")["items"][0]
        self.assertEqual(self.json("/api/claims/" + claim["record"]["id"]), claim)
        finding = self.json("/api/findings")["items"][0]["record"]
        self.assertEqual(self.json("/api/findings/" + finding["id"])["record"], finding)
        self.assertEqual(len(self.json("/api/articles/en-1")["claims"]), 1)
        self.assertEqual(self.json("/api/statistic?flow=exports&reporter=CN&partner=RU&measure=value")["claims"], 2)

    def test_every_path_is_documented(self):
        document = self.json("/api/openapi.json")
        identifiers = {"claims": self.json("/api/claims")["items"][0]["record"]["id"], "findings": self.json("/api/findings")["items"][0]["record"]["id"], "articles": "en-1"}
        for path in document["paths"]:
            query = "?flow=exports&reporter=CN&partner=RU&measure=value" if path in ("/api/statistic", "/api/series") else ""
            answer = self.json(path.replace("{id}", identifiers.get(path.split("/")[2], "")) + query)
            schema = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
            if "$ref" in schema:
                schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
            for key in schema.get("required", []):
                self.assertIn(key, answer, path)

    def test_refuses_other_names_and_methods(self):
        for host in ("evil.example", "evil.example:80", "127.0.0.1.evil.example", ""):
            self.assertEqual(self.ask("/api/meta", Host=host)[0].status, 403, host)
        for host in ("desk.example", "localhost:1", "127.0.0.1"):
            self.assertEqual(self.ask("/api/meta", Host=host)[0].status, 200, host)
        for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
            response, _ = self.ask("/api/meta", method, b"x" * 100)
            self.assertEqual(response.status, 405, method)
        response, body = self.ask("/api/meta", "HEAD")
        self.assertEqual((response.status, body), (200, b""))
        self.assertIsNone(response.getheader("Access-Control-Allow-Origin"))
        self.assertEqual(response.getheader("X-Content-Type-Options"), "nosniff")

    def test_says_what_is_wrong(self):
        for path in ("/api/claims?limit=201", "/api/claims?limit=x", "/api/claims?sort=none", "/api/claims?verdict=wrong", "/api/claims?from=June", "/api/statistic", "/api/claims?flow=foo", "/api/findings?kind=foo", "/api/findings?severity=foo",
                     "/api/findings?rule=foo", "/api/claims?kind=contradiction", "/api/claims?nothing=1", "/api/meta?nothing=1", "/api/series?flow=exports&reporter=CN&partner=RU&measure=value&from=2024", "/api/claims?q=" + "a" * 300):
            response, body = self.ask(path)
            self.assertEqual(response.status, 400, path)
            error = json.loads(body)["error"]
            if "?" in path:
                self.assertIn(path.rsplit("&")[-1].split("?")[-1].split("=")[0], error)
        for path in ("/api/claims/c-0", "/api/findings/f-0", "/api/articles/none", "/api/nothing", "/etc/passwd", "/../etc/passwd"):
            self.assertEqual(self.ask(path)[0].status, 404, path)
        self.assertEqual(json.loads(self.ask("/api/claims/c-0")[1])["error"], "there is no claim c-0")
        self.assertEqual(self.ask("/api/claims?q=" + "a" * 20000)[0].status, 414)

    def test_answers_whole_whatever_range_is_asked_for(self):
        for path in ("/", "/api/claims", "/api/claims/c-0", "/nothing"):
            whole, body = self.ask(path)
            self.assertEqual(whole.getheader("Accept-Ranges"), "none")
            for ranges in ("bytes=0-9", "bytes=999999999-", "bytes=0-0,2-3"):
                response, again = self.ask(path, Range=ranges)
                self.assertEqual((response.status, again), (whole.status, body), (path, ranges))
                self.assertIsNone(response.getheader("Content-Range"))

    def test_etag(self):
        response, _ = self.ask("/api/claims")
        tag = response.getheader("ETag")
        again, body = self.ask("/api/claims", If_None_Match=tag)
        self.assertEqual((again.status, body), (304, b""))
        self.assertEqual(self.ask("/api/claims", If_None_Match='"other"')[0].status, 200)
        self.assertEqual(self.ask("/", If_None_Match=self.ask("/")[0].getheader("ETag"))[0].status, 304)

    def test_shows_what_another_run_writes(self):
        self.write("more/b.jsonl", [{**ARTICLE, "id": "en-3"}])
        self.run_program("extract", "more", "-o", "out/claims.db")
        deadline = time.monotonic() + 60
        while self.json("/api/overview")["claims"] != 3:
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.2)

    def test_load(self):
        paths = ["/api/overview", "/api/facets?flow=exports", "/api/claims?q=exports", "/api/statistics", "/api/findings", "/"]
        expected = {path: self.ask(path)[1] for path in paths}

        def check(number):
            path = paths[number % len(paths)]
            response, body = self.ask(path)
            return response.status == 200 and body == expected[path]

        with concurrent.futures.ThreadPoolExecutor(32) as pool:
            self.assertTrue(all(pool.map(check, range(1200))))

    def test_stops_gracefully(self):
        results = []

        def keep_asking():
            while True:
                try:
                    results.append(self.ask("/api/claims")[0].status)
                except (OSError, http.client.HTTPException):
                    return

        threads = [threading.Thread(target=keep_asking) for _ in range(4)]
        for thread in threads:
            thread.start()
        time.sleep(0.5)
        self.server.send_signal(signal.SIGTERM)
        self.assertEqual(self.server.wait(30), 0)
        for thread in threads:
            thread.join()
        self.assertTrue(results and set(results) == {200})

    def test_taken_port(self):
        process = self.run_program("serve", "out", "--port", self.port, code=1)
        self.assertIn("cannot listen", process.messages[-1])


if __name__ == "__main__":
    program.main()
