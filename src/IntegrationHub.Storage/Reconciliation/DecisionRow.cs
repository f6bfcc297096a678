using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Decisions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrationHub.Storage.Reconciliation;

/// <summary>One version of a decision. Rows are added and never changed.</summary>
public sealed class DecisionRow
{
    /// <summary>Gets or sets the internal key.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets the number of the decision.</summary>
    public long Number { get; set; }

    /// <summary>Gets or sets the version, from 1.</summary>
    public int Version { get; set; }

    /// <summary>Gets or sets the form under which the item's number meets others.</summary>
    public required string MatchKey { get; set; }

    /// <summary>Gets or sets of an alias: the same of the number in the other system.</summary>
    public string? AliasKey { get; set; }

    /// <summary>Gets or sets what is decided.</summary>
    public DecisionKind Kind { get; set; }

    /// <summary>Gets or sets where it stands.</summary>
    public DecisionState State { get; set; }

    /// <summary>Gets or sets the whole decision as JSON.</summary>
    public required byte[] Body { get; set; }

    internal static DecisionRow From(Decision decision) => new()
    {
        Number = decision.Number,
        Version = decision.Version,
        MatchKey = KeyOf(decision, decision.Item),
        AliasKey = decision.Alias is null ? null : KeyOf(decision, decision.Alias),
        Kind = decision.Kind,
        State = decision.State,
        Body = CanonicalJson.Write(decision),
    };

    // Match keys are of capital letters: under this one the number of a supplier meets no item.
    private static string KeyOf(Decision decision, string number) =>
        decision.Kind == DecisionKind.SupplierAlias ? "supplier:" + ItemNumber.MatchKey(number) : ItemNumber.MatchKey(number);

    internal Decision ToDecision() => CanonicalJson.Read<Decision>(Body);
}

internal sealed class DecisionRowTable : IEntityTypeConfiguration<DecisionRow>
{
    public void Configure(EntityTypeBuilder<DecisionRow> builder)
    {
        builder.ToTable("reconciliation_decision").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.Number, row.Version }).IsUnique();
        builder.HasIndex(row => row.MatchKey);
        builder.HasIndex(row => row.AliasKey);
        builder.Property(row => row.Kind).HasConversion<string>();
        builder.Property(row => row.State).HasConversion<string>();
    }
}
