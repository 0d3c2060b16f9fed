#include "serve/server.h"

#include <arpa/inet.h>
#include <httplib.h>
#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <semaphore>
#include <stdexcept>
#include <thread>

#include "languages/embedded.h"
#include "schema/hash.h"

namespace tallyman::serve {
namespace {

constexpr char kPageFile[] = "report/page.html";
constexpr std::size_t kThreads = 32;
constexpr int kReadSeconds = 5, kWriteSeconds = 30, kIdleSeconds = 2;
constexpr int kWaitingCallers = 256;
constexpr std::size_t kRequestsOfConnection = 1000;
constexpr auto kLongestWait = std::chrono::seconds(10);

std::string Lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

// A Host header without its port.
std::string WithoutPort(const std::string& host) {
  const std::size_t bracket = host.find(']');
  const std::size_t colon = host.find(':', bracket == std::string::npos ? 0 : bracket);
  return host.substr(0, colon);
}

bool IsNumeric(const std::string& host) {
  in6_addr address;
  if (host.size() > 2 && host.front() == '[' && host.back() == ']')
    return inet_pton(AF_INET6, host.substr(1, host.size() - 2).c_str(), &address) == 1;
  return inet_pton(AF_INET, host.c_str(), &address) == 1;
}

void AddHeaders(httplib::Response& response) {
  response.set_header("Content-Security-Policy", "frame-ancestors 'none'");
  response.set_header("X-Content-Type-Options", "nosniff");
  response.set_header("Referrer-Policy", "no-referrer");
  response.set_header("Cross-Origin-Resource-Policy", "same-origin");
  response.set_header("Cache-Control", "no-cache");
  response.set_header("Accept-Ranges", "none");
}

// Whole, whatever range of it is asked for: the library would cut a piece out and leave the status as it is. It does so with what has a
// length. Other bodies are sent as they are: compressing costs more than it saves on one machine.
void SetBody(const httplib::Request& request, httplib::Response& response, std::string body, const char* type) {
  const auto shared = std::make_shared<const std::string>(std::move(body));
  if (request.ranges.empty()) {
    response.set_content_provider(shared->size(), type, [shared](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
      return sink.write(shared->data() + offset, length);
    });
  } else {
    response.set_chunked_content_provider(type, [shared](std::size_t, httplib::DataSink& sink) {
      sink.write(shared->data(), shared->size());
      sink.done();
      return true;
    });
  }
}

void Fail(const httplib::Request& request, httplib::Response& response, int status, const std::string& reason) {
  response.status = status;
  SetBody(request, response, nlohmann::json{{"error", reason}}.dump(), "application/json");
}

// Answers with `body`, or with 304 where the browser has it.
void Send(const httplib::Request& request, httplib::Response& response, std::string body, const char* type) {
  const std::string tag = "\"" + schema::Sha256Hex(body).substr(0, 32) + "\"";
  response.set_header("ETag", tag);
  if (response.status == -1) response.status = 200;
  if (response.status == 200 && request.get_header_value("If-None-Match").find(tag) != std::string::npos) {
    response.status = 304;
    return;
  }
  SetBody(request, response, std::move(body), type);
}

}  // namespace

bool IsAllowedHost(const std::string& header, const std::vector<std::string>& names) {
  const std::string host = Lower(WithoutPort(header));
  return host == "localhost" || IsNumeric(host) ||
         std::any_of(names.begin(), names.end(), [&](const std::string& name) { return Lower(name) == host; });
}

class Server::Rep {
 public:
  Rep(Api& api, const Options& options)
      : api_(api), names_(options.names), free_(static_cast<std::ptrdiff_t>(std::max(2U, std::thread::hardware_concurrency()))) {
    server_.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
    server_.set_read_timeout(kReadSeconds);
    server_.set_write_timeout(kWriteSeconds);
    server_.set_keep_alive_timeout(kIdleSeconds);
    server_.set_keep_alive_max_count(kRequestsOfConnection);
    server_.set_payload_max_length(1024);
    server_.set_tcp_nodelay(true);
    // Not shared with another server on the same port.
    server_.set_socket_options([this](int socket) {
      const int yes = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
      socket_ = socket;
    });
    server_.set_pre_routing_handler([this](const auto& request, auto& response) { return Admit(request, response); });
    server_.Get("/", [](const auto& request, auto& response) {
      Send(request, response, std::string(languages::EmbeddedFile(kPageFile)), "text/html; charset=utf-8");
    });
    server_.Get("/api/.*", [this](const auto& request, auto& response) { Ask(request, response); });
    server_.set_error_handler([](const auto& request, auto& response) {
      if (!response.has_header("Content-Type")) Fail(request, response, response.status, "there is no such page");
    });
    server_.set_exception_handler([](const auto& request, auto& response, const std::exception_ptr& error) {
      try {
        std::rethrow_exception(error);
      } catch (const std::exception& reason) {
        Fail(request, response, 500, reason.what());
      }
    });
  }

  int Bind(const Options& options) {
    const int port = options.port == 0                                  ? server_.bind_to_any_port(options.host)
                     : server_.bind_to_port(options.host, options.port) ? options.port
                                                                        : -1;
    // The library lets five callers wait.
    if (port >= 0) listen(socket_, kWaitingCallers);
    return port;
  }
  void Run() { server_.listen_after_bind(); }
  void Stop() { server_.stop(); }

 private:
  httplib::Server::HandlerResponse Admit(const httplib::Request& request, httplib::Response& response) {
    AddHeaders(response);
    if (request.method != "GET" && request.method != "HEAD") {
      response.set_header("Allow", "GET, HEAD");
      Fail(request, response, 405, "this interface only reads");
    } else if (!IsAllowedHost(request.get_header_value("Host"), names_)) {
      Fail(request, response, 403, "this name is not one of the server's: start it with --name");
    } else {
      return httplib::Server::HandlerResponse::Unhandled;
    }
    return httplib::Server::HandlerResponse::Handled;
  }

  // As many requests are worked on at a time as there are cores; others wait, and are sent away after a while.
  void Ask(const httplib::Request& request, httplib::Response& response) {
    if (!free_.try_acquire_for(kLongestWait)) {
      response.set_header("Retry-After", "5");
      return Fail(request, response, 503, "too many requests at a time");
    }
    struct Release {
      std::counting_semaphore<>& semaphore;
      ~Release() { semaphore.release(); }
    } release{free_};
    Answer answer = api_.Get(request.path, request.params);
    response.status = answer.status;
    Send(request, response, std::move(answer.body), "application/json");
  }

  Api& api_;
  const std::vector<std::string> names_;
  std::counting_semaphore<> free_;
  int socket_ = -1;
  httplib::Server server_;
};

Server::Server(Api& api, const Options& options) : rep_(std::make_unique<Rep>(api, options)) {
  const int port = rep_->Bind(options);
  const std::string host = options.host.find(':') == std::string::npos ? options.host : "[" + options.host + "]";
  if (port < 0)
    throw std::runtime_error("cannot listen on " + host + ":" + std::to_string(options.port) +
                             ": the port is taken or the address is not this machine's; choose another with --port or --host");
  address_ = "http://" + host + ":" + std::to_string(port) + "/";
}

Server::~Server() = default;

void Server::Run() { rep_->Run(); }

void Server::Stop() { rep_->Stop(); }

}  // namespace tallyman::serve
