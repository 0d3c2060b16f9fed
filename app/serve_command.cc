#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "app/claims_source.h"
#include "app/commands.h"
#include "app/console.h"
#include "app/stop_signals.h"
#include "corpus/stop.h"
#include "serve/api.h"
#include "serve/server.h"

namespace tallyman::app {
namespace {

constexpr auto kBetweenLooks = std::chrono::milliseconds(50);

constexpr char kFooter[] = R"(Examples:
  tallyman serve out                               what run has written; open http://127.0.0.1:8080/
  tallyman serve claims.db --port 9000
  tallyman serve claims.db --host 0.0.0.0 --name desk.example     for others on the network

It only reads, and shows what another tallyman writes meanwhile. There are no passwords: whoever reaches the address sees everything.
Ctrl-C stops it. /api/openapi.json describes the interface.)";

struct Options {
  std::string database;
  serve::Server::Options server;
};

ExitCode RunServe(const Options& options) {
  const std::string database = ClaimsSource(options.database);
  serve::Api api(database);
  const StopSignals signals;
  serve::Server server(api, options.server);
  PrintMessage(Counted(api.catalogue()->size(), "claim") + " of " + database + " at " + server.address() + " (Ctrl-C stops)");
  std::jthread watcher([&server](const std::stop_token& token) {
    while (!token.stop_requested() && !corpus::IsStopRequested()) std::this_thread::sleep_for(kBetweenLooks);
    server.Stop();
  });
  server.Run();
  return kDone;
}

}  // namespace

void AddServeCommand(CLI::App& program, Command& chosen) {
  CLI::App* const command = program.add_subcommand("serve", "A page to look at the claims of a database, in a browser");
  const auto options = std::make_shared<Options>();
  command->add_option("DATABASE", options->database, "An SQLite database of claims, or the folder that run has written")
      ->required()
      ->type_name("");
  command->add_option("--host", options->server.host, "The address to listen on")->capture_default_str();
  command->add_option("--port", options->server.port, "The port; 0: any that is free")->capture_default_str()->check(CLI::Range(0, 65535));
  command->add_option("--name", options->server.names, "A name of this machine under which browsers may ask, besides localhost");
  command->footer(kFooter);
  command->callback([options, &chosen] { chosen = [options] { return RunServe(*options); }; });
}

}  // namespace tallyman::app
