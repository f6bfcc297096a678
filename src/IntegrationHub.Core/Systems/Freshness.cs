using System.Xml;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Systems;

/// <summary>How current what a system said is expected to be: the member <c>freshness</c> of its <c>system.yaml</c>.</summary>
public sealed record Freshness
{
    /// <summary>Gets how long a change at the authority may take to show here.</summary>
    /// <value>Microseconds, 0 or more. The default is one day.</value>
    public long Follows { get; init; } = 86_400_000_000;

    /// <summary>Gets how old a reading may be before it proves nothing.</summary>
    /// <value>Microseconds. The default is null: never too old.</value>
    public long? StaleAfter { get; init; }

    /// <summary>Gets the times in which nothing is expected of the system: they count neither as delay nor as age. Microseconds UTC, start inclusive, end exclusive.</summary>
    public IReadOnlyList<(long From, long To)> Shutdowns { get; init; } = [];

    /// <summary>Says how much time passed that counts.</summary>
    /// <param name="from">Microseconds UTC.</param>
    /// <param name="to">Microseconds UTC.</param>
    /// <returns>Microseconds, the shutdowns taken out.</returns>
    public long Elapsed(long from, long to) =>
        to - from - Shutdowns.Sum(shut => Math.Max(0, Math.Min(to, shut.To) - Math.Max(from, shut.From)));

    internal static Freshness Read(YamlFields fields, YamlNode? node)
    {
        if (node is null)
        {
            return new();
        }

        fields.OnlyKnown(node, "follows", "staleAfter", "shutdowns");
        return new()
        {
            Follows = Duration(fields, node["follows"]) ?? new Freshness().Follows,
            StaleAfter = Duration(fields, node["staleAfter"]),
            Shutdowns = [.. (node["shutdowns"]?.Items ?? []).Select(shut => (Instant(fields, shut, "from"), Instant(fields, shut, "to")))],
        };
    }

    private static long? Duration(YamlFields fields, YamlNode? node)
    {
        if (node is null)
        {
            return null;
        }

        try
        {
            return XmlConvert.ToTimeSpan(node.Source).Ticks / TimeSpan.TicksPerMicrosecond;
        }
        catch (FormatException)
        {
            fields.Fault("SYS-0002", node, $"'{node.Source}' is not an ISO 8601 duration. Write for example PT4H.");
            return null;
        }
    }

    private static long Instant(YamlFields fields, YamlNode node, string member)
    {
        var text = fields.Required(node, member);
        if (text.Length > 0 && HubInstant.Parse(text) is null)
        {
            fields.Fault("SYS-0002", node, $"'{text}' is not an instant in ISO 8601. Write for example 2026-12-24T00:00:00Z.");
        }

        return HubInstant.Parse(text) ?? 0;
    }
}
