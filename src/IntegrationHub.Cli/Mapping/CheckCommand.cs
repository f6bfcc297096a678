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
        var command = new Command("check", "Checks all contracts, mappings, code lists, systems and policies of the home. Prints the exact versions that each interface runs with. Exit 1 when there are faults.");
        command.SetAction(result =>
        {
            var home = HomeFolder.Find(result.GetValue(options.Home), Environment.CurrentDirectory);
            if (!home.Succeeded)
            {
                throw new HubRefusedException(home.Problems);
            }

            var report = ConfigurationCompiler.Check(HomeFolder.Read(home.Value));
            if (result.GetValue(options.Json))
            {
                Json.Print(ToJson(report));
            }
            else
            {
                Print(report);
            }

            return report.Faults.Count == 0 ? ExitCodes.Fine : ExitCodes.No;
        });
        return command;
    }

    private static void Print(ConfigurationReport report)
    {
        foreach (var fault in report.Faults)
        {
            Console.Out.WriteLine(fault);
        }

        foreach (var (mapping, members) in report.Unread.Where(pair => pair.Value.Count > 0))
        {
            Console.Out.WriteLine($"{mapping} does not read {string.Join(", ", members)}");
        }

        foreach (var guess in report.Unconfirmed)
        {
            Console.Out.WriteLine(guess);
        }

        foreach (var name in report.WithoutKey)
        {
            Console.Out.WriteLine($"{name} has no idempotency key: what is sent twice counts twice");
        }

        foreach (var remark in report.Remarks)
        {
            Console.Out.WriteLine($"to look at: {remark}");
        }

        // Faults come first and are read first; a list of versions below them would hide them.
        foreach (var (name, closure) in report.Closures.Where(_ => report.Faults.Count == 0))
        {
            Console.Out.WriteLine($"{name} runs with {closure.Hash}:");
            foreach (var item in closure.Items)
            {
                Console.Out.WriteLine($"  {item}");
            }
        }

        if (report.Unconfirmed.Count > 0)
        {
            Console.Out.WriteLine($"{(report.Unconfirmed.Count == 1 ? "1 guess is" : $"{report.Unconfirmed.Count} guesses are")} open: no interface runs with them before they are confirmed");
        }

        var items = string.Join(", ", report.Items.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} {pair.Key}"));
        Console.Out.WriteLine($"{(report.Faults.Count == 0 ? "no fault" : report.Faults.Count == 1 ? "1 fault" : $"{report.Faults.Count} faults")} in {items}");
    }

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
