using System.Globalization;
using System.Text.Json;

namespace IntegrationHub.Benchmarks;

/// <summary>One line of the result.</summary>
/// <param name="Work">What was done.</param>
/// <param name="By">Who did it.</param>
/// <param name="Median">The median of all repetitions of all rounds; null where it was skipped.</param>
/// <param name="Unit">The unit.</param>
/// <param name="HubIsTimes">How many times as fast the hub is (or, for MB, how many times as much the other takes); null for the hub itself.</param>
/// <param name="Note">What to know of the figure, or why it was skipped.</param>
internal sealed record Line(string Work, string By, double? Median, string Unit, double? HubIsTimes = null, string Note = "")
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Line Skipped(string work, string by, string reason) => new(work, by, null, "", null, "skipped: " + reason);

    public static void Print(IReadOnlyList<Line> lines, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(lines, Indented));
            return;
        }

        foreach (var line in lines)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{line.Work,-22} {line.By,-26} {Number(line.Median),12} {line.Unit,-12} {(line.HubIsTimes is { } times ? $"hub is {times:0.00} x" : ""),-16} {line.Note}").TrimEnd());
        }
    }

    private static string Number(double? number) => number?.ToString(number < 100 ? "0.00" : "0", CultureInfo.InvariantCulture) ?? "-";
}
