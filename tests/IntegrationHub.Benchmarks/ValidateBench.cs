using System.Text.Json.Nodes;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Benchmarks;

/// <summary>Parse and validate a message of 2 kB: the hub, ajv and JsonSchema.Net.</summary>
internal static class ValidateBench
{
    private const string Work = "parse + validate";

    public static IReadOnlyList<Line> Run(Peers peers)
    {
        if (peers.Source is null)
        {
            return [Line.Skipped(Work, "all", "../shared/peers is not there")];
        }

        var contract = Contract.Compile(File.ReadAllBytes(Path.Combine(peers.Source, "fixture", "schema.json")), new SchemaRegistry()).Value;
        var asserting = Contract.Compile(File.ReadAllBytes(Path.Combine(peers.Source, "fixture", "schema.json")), new SchemaRegistry(), new ContractOptions { AssertFormats = true }).Value;
        var message = File.ReadAllBytes(Path.Combine(peers.Source, "fixture", "material.json"));
        var library = Json.Schema.JsonSchema.FromText(File.ReadAllText(Path.Combine(peers.Source, "fixture", "schema.json")));
        var medians = Rounds.Run(
            () => Rounds.PerSecond(() => Check(asserting, message)),
            () => peers.NodeIsMissing is null ? Peers.Figure(peers.Run("node", "validate-ajv.js"), @"parse\+validate/s \{ median: ([0-9.]+)") : null,
            () => Rounds.PerSecond(() => Check(contract, message)),
            () => Rounds.PerSecond(() => Check(library, message, new Json.Schema.EvaluationOptions { RequireFormatValidation = true })));
        return
        [
            new(Work, "hub", medians[0], "messages/s", Note: "formats asserted, as ajv-formats does"),
            medians[1] is { } ajv ? new(Work, "ajv", ajv, "messages/s", medians[0] / ajv) : Line.Skipped(Work, "ajv", peers.NodeIsMissing ?? "it failed, see above"),
            new(Work, "JsonSchema.Net", medians[3], "messages/s", medians[0] / medians[3], "JsonNode, formats asserted, answer yes or no"),
            new(Work, "hub, formats as remarks", medians[2], "messages/s"),
            .. Growth.Of(Work, "element of MARC", message, [10, 100, 500], grown => Check(contract, grown)),
        ];
    }

    private static void Check(Contract contract, byte[] message)
    {
        using var tape = TokenTape.Parse(message).Value;
        if (!contract.Validate(tape).Valid)
        {
            throw new InvalidOperationException("The fixture must be valid.");
        }
    }

    private static void Check(Json.Schema.JsonSchema schema, byte[] message, Json.Schema.EvaluationOptions options)
    {
        if (!schema.Evaluate(JsonNode.Parse(message), options).IsValid)
        {
            throw new InvalidOperationException("The fixture must be valid.");
        }
    }
}
