using IntegrationHub.Benchmarks;

// One part of the work in a process of its own, so that its memory can be told from the rest.
if (args is ["measure", var work, var input])
{
    Console.WriteLine(OwnProcess.Measure(work, input));
    return 0;
}

var known = new Dictionary<string, Func<Peers, IReadOnlyList<Line>>>(StringComparer.Ordinal)
{
    ["validate"] = ValidateBench.Run,
    ["map"] = MapBench.Run,
    ["check"] = CheckBench.Run,
    ["trace"] = TraceBench.Run,
    ["reconcile"] = ReconcileBench.Run,
    ["limits"] = LimitsBench.Run,
};
var wanted = args.Where(arg => arg != "--json").ToList();
if (wanted.Find(name => !known.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark '{unknown}'. Take some of {string.Join(", ", known.Keys)}, or none for all; --json prints the lines as JSON.");
    return 2;
}

using var peers = Peers.Find();
var lines = known.Where(pair => wanted.Count == 0 || wanted.Contains(pair.Key)).SelectMany(pair => pair.Value(peers)).ToList();
Line.Print(lines, json: args.Contains("--json"));
return 0;
