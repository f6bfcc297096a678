using System.CommandLine;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Host.Composition;

namespace IntegrationHub.Cli.Mapping;

/// <summary>Finds what is wrong with the files of a home before a message does.</summary>
internal static class CheckCommand
{
    public static Command Create(GlobalOptions options)
    {
        var names = new Argument<string[]>("name") { Description = "Systems, interfaces or mappings to tell everything of: what nothing reads, every remark, each item of the closure. Without one, a summary of all.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("check", "Checks all contracts, mappings, code lists, systems and policies of the home. Tells the exact versions that each interface runs with. Exit 1 when there are faults, of whatever was named.") { names };
        command.SetAction(result =>
        {
            var home = HomeFolder.Find(result.GetValue(options.Home), Environment.CurrentDirectory);
            if (!home.Succeeded)
            {
                throw new HubRefusedException(home.Problems);
            }

            var report = ConfigurationCompiler.Check(HomeFolder.Read(home.Value));
            var named = result.GetValue(names)!;
            if (named.FirstOrDefault(name => !Knows(report, name)) is { } unknown)
            {
                throw new WrongUseException($"There is no system, interface or mapping '{unknown}' in {home.Value}. Name one of mappings/, for example erp-sap or erp-sap/product.");
            }

            if (result.GetValue(options.Json))
            {
                Json.Print(ToJson(report));
            }
            else
            {
                new CheckText(report, named).Print();
            }

            return report.Faults.Count == 0 ? ExitCodes.Fine : ExitCodes.No;
        });
        return command;
    }

    // Where there are faults there are no closures; then any name goes, since all faults are told whatever was named.
    private static bool Knows(ConfigurationReport report, string name) => report.Faults.Count > 0
        || report.Closures.Keys.Concat(report.Unread.Keys).Any(known => known.Equals(name, StringComparison.Ordinal) || known.StartsWith(name + "/", StringComparison.Ordinal) || known.StartsWith(name + "@", StringComparison.Ordinal));

    private static JsonObject ToJson(ConfigurationReport report) => new()
    {
        ["faults"] = Problems.ToJson(report.Faults),
        ["unread"] = new JsonObject(report.Unread.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, Texts(pair.Value)))),
        ["unconfirmed"] = Problems.ToJson(report.Unconfirmed),
        ["remarks"] = Problems.ToJson(report.Remarks),
        ["withoutKey"] = Texts(report.WithoutKey),
        ["closures"] = new JsonObject(report.Closures.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, new JsonObject { ["hash"] = pair.Value.Hash, ["items"] = Texts(pair.Value.Items) }))),
        ["items"] = new JsonObject(report.Items.OrderBy(pair => pair.Key).Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key.ToString(), pair.Value))),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}
