using System.Globalization;
using System.Text.Json.Nodes;

namespace IntegrationHub.Benchmarks;

/// <summary>What a message costs as it grows: one point says nothing of the next ten times.</summary>
internal static class Growth
{
    public static IEnumerable<Line> Of(string work, string what, byte[] message, int[] sizes, Action<byte[]> once) =>
        sizes.Select(size =>
        {
            var grown = Grow(message, size);
            var microseconds = 1e6 / Rounds.Median([.. Rounds.PerSecond(() => once(grown))]);
            return new Line(work + ", growth", "hub", microseconds / size, "us", Note: string.Create(CultureInfo.InvariantCulture, $"per {what} at {size}; {microseconds:0} us in all"));
        });

    private static byte[] Grow(byte[] message, int size)
    {
        var tree = JsonNode.Parse(message)!;
        var plants = tree["MARC"]!.AsArray();
        for (var i = plants.Count; i < size; i++)
        {
            var plant = plants[i % 10]!.DeepClone();
            plant["WERKS"] = i.ToString("0000", CultureInfo.InvariantCulture);
            plants.Add(plant);
        }

        return System.Text.Encoding.UTF8.GetBytes(tree.ToJsonString());
    }
}
