#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "app/choices.h"
#include "app/commands.h"
#include "app/standard_output.h"
#include "languages/embedded.h"
#include "store/formats/sdmx_csv.h"
#include "store/schema_sql.h"

namespace tallyman::app {
namespace {

constexpr char kFooter[] = R"(Examples:
  tallyman schema claim                       the JSON Schema of claim records
  tallyman schema datasette > metadata.yml    how Datasette shows a claims.db
  tallyman schema sdmx > structure.xml        the structure of what export --format sdmx-csv writes)";

constexpr std::string_view kFolder = "schema/";
constexpr std::string_view kEnding = ".schema.json";

// The names of the JSON Schemas, sorted.
std::vector<std::string> JsonSchemas() {
  std::vector<std::string> names;
  for (const std::string_view path : languages::EmbeddedFiles())
    if (path.starts_with(kFolder) && path.ends_with(kEnding))
      names.emplace_back(path.substr(kFolder.size(), path.size() - kFolder.size() - kEnding.size()));
  return names;
}

std::vector<std::string> AllNames() {
  std::vector<std::string> names = JsonSchemas();
  names.insert(names.end(), {"sqlite", "postgresql", "datasette", "sdmx"});
  return names;
}

std::string Schema(const std::string& name) {
  if (name == "sqlite") return store::SchemaSql(store::Dialect::kSqlite) + store::IndicesSql();
  if (name == "postgresql")
    return store::SchemaSql(store::Dialect::kPostgres) + store::IndicesSql() + store::CompositeKeysSql() + store::ForeignKeysSql();
  if (name == "datasette") return std::string(languages::EmbeddedFile("store/data/datasette.yml"));
  if (name == "sdmx") return store::SdmxStructure();
  return std::string(languages::EmbeddedFile(std::string(kFolder) + name + std::string(kEnding)));
}

}  // namespace

void AddSchemaCommand(CLI::App& program, Command& chosen) {
  CLI::App* const command = program.add_subcommand("schema", "What a format is: a JSON Schema, a database's tables");
  const auto name = std::make_shared<std::string>();
  const std::vector<std::string> names = AllNames();
  std::string list;
  for (const std::string& one : names) list += (list.empty() ? "" : ", ") + one;
  CLI::Option* const option =
      command->add_option("NAME", *name, "Which: " + list)->required()->type_name("")->check([names, list](const std::string& given) {
        return std::find(names.begin(), names.end(), given) == names.end() ? "there is no schema " + given + "; there are " + list : "";
      });
  SetChoices(*option, names);
  command->footer(kFooter);
  command->callback([name, &chosen] {
    chosen = [name] {
      Print(Schema(*name));
      return kDone;
    };
  });
}

}  // namespace tallyman::app
