using System.Text.Json;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrationHub.Storage.Reconciliation;

/// <summary>A run over all items.</summary>
public sealed class RunRow
{
    /// <summary>Gets or sets the number.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets where it stands.</summary>
    public RunState State { get; set; }

    /// <summary>Gets or sets who or what started it.</summary>
    public required string By { get; set; }

    /// <summary>Gets or sets when it started, UTC microseconds; all items are compared as of this time.</summary>
    public long StartedAt { get; set; }

    /// <summary>Gets or sets when it ended, UTC microseconds.</summary>
    public long? EndedAt { get; set; }

    /// <summary>Gets or sets the match key up to which everything was compared; empty at the start. Each step moves it on in the transaction of its findings.</summary>
    public required string Cursor { get; set; }

    /// <summary>Gets or sets how many items were compared.</summary>
    public int Compared { get; set; }

    /// <summary>Gets or sets how many items there were at the start.</summary>
    public int Items { get; set; }

    /// <summary>Gets or sets the SHA-256 over the findings up to <see cref="Cursor"/>, hexadecimal.</summary>
    public required string Digest { get; set; }

    /// <summary>Gets or sets what came out (<see cref="RunOutcome"/>) as canonical JSON; null while it runs.</summary>
    public byte[]? Outcome { get; set; }

    internal ReconciliationRun ToRun()
    {
        var outcome = Outcome is null ? null : CanonicalJson.Read<RunOutcome>(Outcome);
        return new()
        {
            Number = Id,
            State = State,
            By = By,
            StartedAt = StartedAt,
            EndedAt = EndedAt,
            Compared = Compared,
            Items = Items,
            Findings = outcome?.Findings ?? 0,
            Mismatches = outcome?.Mismatches ?? 0,
            Before = outcome?.Before,
            Opened = outcome?.Opened ?? 0,
            Closed = outcome?.Closed ?? 0,
            Changed = outcome?.Changed ?? 0,
            Digest = State == RunState.Done ? Digest : "",
            Counts = outcome?.Counts ?? [],
        };
    }
}

/// <summary>What came out of a run.</summary>
public sealed record RunOutcome(int Findings, int Mismatches, long? Before, int Opened, int Closed, int Changed, IReadOnlyList<RunCount> Counts);

/// <summary>A finding as a run left it, for the comparison with the next run.</summary>
public sealed class RunFindingRow
{
    /// <summary>Gets or sets the run.</summary>
    public long RunId { get; set; }

    /// <summary>Gets or sets the identity of the finding.</summary>
    public required string Identity { get; set; }

    /// <summary>Gets or sets the class.</summary>
    public required string Class { get; set; }

    /// <summary>Gets or sets the system.</summary>
    public string? System { get; set; }

    /// <summary>Gets or sets whether it needs a person.</summary>
    public bool NeedsPerson { get; set; }

    /// <summary>Gets or sets what it says, in one line.</summary>
    public required string Says { get; set; }

    internal static RunFindingRow From(long run, Finding finding) => new()
    {
        RunId = run,
        Identity = FindingRow.IdentityOf(finding),
        Class = FindingClass.Of(finding),
        System = finding.System,
        NeedsPerson = finding.NeedsPerson,
        Says = FindingClass.Line(finding),
    };

    internal RunDifference ToDifference(RunChange change, string? before, string? now)
    {
        var parts = JsonSerializer.Deserialize<string?[]>(Identity, CanonicalJson.Options)!;
        return new(change, parts[0]!, parts[1], parts[2], parts[3]!, parts[4], before, now);
    }
}

internal sealed class RunTables : IEntityTypeConfiguration<RunRow>, IEntityTypeConfiguration<RunFindingRow>
{
    public void Configure(EntityTypeBuilder<RunRow> builder)
    {
        builder.ToTable("reconciliation_run").HasKey(row => row.Id);
        builder.HasIndex(row => row.State);
        builder.Property(row => row.State).HasConversion<string>();
    }

    public void Configure(EntityTypeBuilder<RunFindingRow> builder) =>
        builder.ToTable("reconciliation_run_finding").HasKey(row => new { row.RunId, row.Identity });
}
