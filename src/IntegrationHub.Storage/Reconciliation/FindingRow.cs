using System.Text.Json;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Reconciliation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrationHub.Storage.Reconciliation;

/// <summary>A finding that is not equal, open or closed. A finding that comes back is a new row.</summary>
public sealed class FindingRow
{
    /// <summary>Gets or sets the internal key.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets the form under which differently written numbers meet.</summary>
    public required string MatchKey { get; set; }

    /// <summary>Gets or sets what makes it the same finding: item, site, scope, attribute and system.</summary>
    public required string Identity { get; set; }

    /// <summary>Gets or sets the site.</summary>
    public string? Site { get; set; }

    /// <summary>Gets or sets the system that was compared.</summary>
    public string? System { get; set; }

    /// <summary>Gets or sets the gate.</summary>
    public Gate Gate { get; set; }

    /// <summary>Gets or sets the relation.</summary>
    public Relation? Relation { get; set; }

    /// <summary>Gets or sets the cause.</summary>
    public Cause? Cause { get; set; }

    /// <summary>Gets or sets the severity; a number, so that the database can order by it.</summary>
    public Severity Severity { get; set; }

    /// <summary>Gets or sets whether it needs a person.</summary>
    public bool NeedsPerson { get; set; }

    /// <summary>Gets or sets the whole finding as JSON.</summary>
    public required byte[] Body { get; set; }

    /// <summary>Gets or sets until when a decision covers it, UTC microseconds; then it is compared again.</summary>
    public long? CoveredUntil { get; set; }

    /// <summary>Gets or sets since when it has been open, UTC microseconds.</summary>
    public long FirstSeenAt { get; set; }

    /// <summary>Gets or sets when it was last found, UTC microseconds.</summary>
    public long LastSeenAt { get; set; }

    /// <summary>Gets or sets when it was no longer found, UTC microseconds; null is open.</summary>
    public long? ClosedAt { get; set; }

    internal static string IdentityOf(Finding finding) =>
        JsonSerializer.Serialize(new[] { finding.Item, finding.Site, finding.Scope?.ToString(), finding.Attribute, finding.System }, CanonicalJson.Options);

    internal static FindingRow From(string matchKey, Finding finding, long at)
    {
        var row = new FindingRow { MatchKey = matchKey, Identity = IdentityOf(finding), Body = [], FirstSeenAt = at };
        row.Take(finding, at);
        return row;
    }

    /// <summary>Brings the open findings of an item to what a comparison found; those that it no longer found are closed and leave <paramref name="open"/>.</summary>
    /// <returns>The new ones.</returns>
    internal static IReadOnlyList<FindingRow> Merge(Dictionary<string, FindingRow> open, string matchKey, IReadOnlyList<Finding> findings, long at)
    {
        var (gone, added) = (new Dictionary<string, FindingRow>(open, StringComparer.Ordinal), new List<FindingRow>());
        foreach (var finding in findings.Where(one => one is not { Gate: Gate.None, Relation: Core.Reconciliation.Relation.Equal }))
        {
            var identity = IdentityOf(finding);
            if (open.TryGetValue(identity, out var row))
            {
                row.Take(finding, at);
                gone.Remove(identity);
            }
            else
            {
                added.Add(open[identity] = From(matchKey, finding, at));
            }
        }

        foreach (var (identity, row) in gone)
        {
            row.ClosedAt = at;
            open.Remove(identity);
        }

        return added;
    }

    internal void Take(Finding finding, long at)
    {
        (Site, System) = (finding.Site, finding.System);
        (Gate, Relation, Cause) = (finding.Gate, finding.Relation, finding.Cause);
        (Severity, NeedsPerson) = (finding.Severity, finding.NeedsPerson);
        CoveredUntil = finding.CoveredUntil;
        Body = JsonSerializer.SerializeToUtf8Bytes(finding, CanonicalJson.Options);
        LastSeenAt = at;
    }

    internal StoredFinding ToStored() => new(Id, CanonicalJson.Read<Finding>(Body), FirstSeenAt, LastSeenAt);
}

internal sealed class FindingTable : IEntityTypeConfiguration<FindingRow>
{
    public void Configure(EntityTypeBuilder<FindingRow> builder)
    {
        builder.ToTable("finding").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.MatchKey, row.ClosedAt });
        builder.HasIndex(row => new { row.ClosedAt, row.CoveredUntil });
        builder.HasIndex(row => new { row.ClosedAt, row.NeedsPerson, row.Severity, row.FirstSeenAt });
        builder.Property(row => row.Gate).HasConversion<string>();
        builder.Property(row => row.Relation).HasConversion<string>();
        builder.Property(row => row.Cause).HasConversion<string>();
    }
}
