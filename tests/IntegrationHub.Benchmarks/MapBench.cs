using System.Text.Json.Nodes;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Core.Mapping.Run;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Benchmarks;

/// <summary>Parse, map and write a message of 2 kB (22 fields, look-ups, 10 children): the hub, hand-written code and JSONata. All must make the same document.</summary>
internal static class MapBench
{
    private const string Work = "parse + map + write";
    private const string PrintByHand = "console.log(JSON.stringify(require('./map-hand').map(require('./fixture').material)))";

    public static IReadOnlyList<Line> Run(Peers peers)
    {
        if (peers.Source is null)
        {
            return [Line.Skipped(Work, "all", "../shared/peers is not there")];
        }

        var message = File.ReadAllBytes(Path.Combine(peers.Source, "fixture", "material.json"));
        var plan = Plan();
        MustBeTheSame("hand-written C#", HandWritten.Map(message), Map(plan, message));
        if (peers.NodeIsMissing is null && peers.Run("node", "-e", PrintByHand) is { } printed)
        {
            MustBeTheSame("map-hand.js", System.Text.Encoding.UTF8.GetBytes(printed), Map(plan, message));
        }

        string? Node(string script) => peers.NodeIsMissing is null ? peers.Run("node", script) : null;
        var medians = Rounds.Run(
            () => Rounds.PerSecond(() => Map(plan, message)),
            () => Rounds.PerSecond(() => HandWritten.Map(message)),
            () => Peers.Figure(Node("map-hand.js"), @"parse\+map\+stringify/s \{ median: ([0-9.]+)"),
            () => Peers.Figure(Node("map-jsonata.js"), @"jsonata map/s \{ median: ([0-9.]+)"));
        return
        [
            new(Work, "hub", medians[0], "messages/s"),
            Peer("hand-written C#", medians, 1, peers, "JsonDocument, Utf8JsonWriter"),
            Peer("hand-written JavaScript", medians, 2, peers, ""),
            Peer("JSONata", medians, 3, peers, "its script leaves out parsing and printing"),
            .. Growth.Of(Work, "element of MARC", message, [10, 100, 1000], grown => Map(plan, grown)),
        ];
    }

    private static Line Peer(string name, IReadOnlyList<double?> medians, int index, Peers peers, string note) =>
        medians[index] is { } median ? new(Work, name, median, "messages/s", medians[0] / median, note) : Line.Skipped(Work, name, peers.NodeIsMissing ?? "it failed, see above");

    private static MappingPlan Plan()
    {
        var files = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "fixture"), "*.yaml").Select(file => KeyValuePair.Create(Path.GetFileName(file), File.ReadAllBytes(file)));
        var library = MappingLibrary.Read(files, new NoContracts());
        return library.Problems.Count > 0 ? throw new InvalidOperationException(string.Join('\n', library.Problems)) : library.Compile(library.Mappings[0]).Value;
    }

    private static byte[] Map(MappingPlan plan, byte[] message)
    {
        using var tape = TokenTape.Parse(message).Value;
        var result = plan.Run(tape, new MappingRunContext { MessageId = "bench/0" });
        return result.Problems.Count > 0 ? throw new InvalidOperationException(string.Join('\n', result.Problems)) : result.Outputs[0].Document;
    }

    // As trees, so that white space and the order of members do not count.
    private static void MustBeTheSame(string name, byte[] theirs, byte[] ours)
    {
        if (!JsonNode.DeepEquals(JsonNode.Parse(theirs), JsonNode.Parse(ours)))
        {
            throw new InvalidOperationException($"{name} makes another document, so there is nothing to compare:\n{System.Text.Encoding.UTF8.GetString(theirs)}\n{System.Text.Encoding.UTF8.GetString(ours)}");
        }
    }

    private sealed class NoContracts : IContractLookup
    {
        public Contract? Find(VersionedId reference) => null;
    }
}
