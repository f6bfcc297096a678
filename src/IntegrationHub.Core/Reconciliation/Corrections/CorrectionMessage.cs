using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Reconciliation.Decisions;

namespace IntegrationHub.Core.Reconciliation.Corrections;

/// <summary>The message that the hub gives to its own interface when a correction comes into force: contract <c>steward/correction</c>.</summary>
public sealed record CorrectionMessage
{
    /// <summary>The interface that takes it.</summary>
    public const string Interface = "steward/correction";

    /// <summary>The canonical message that it becomes.</summary>
    public const string Canonical = "master-correction";

    /// <summary>Gets the decision with its version; also the idempotency key.</summary>
    public required string Decision { get; init; }

    /// <summary>Gets the system that is to be corrected.</summary>
    public required string System { get; init; }

    /// <summary>Gets the item as that system writes it.</summary>
    public required string Item { get; init; }

    /// <summary>Gets the hub site; null is every one.</summary>
    public string? Site { get; init; }

    /// <summary>Gets the capture point; null is everywhere.</summary>
    public CapturePoint? CapturePoint { get; init; }

    /// <summary>Gets how lots shall be kept; null, as the three that follow, where another attribute is corrected.</summary>
    public TrackingLevel? Lot { get; init; }

    /// <summary>Gets how serial numbers shall be kept.</summary>
    public TrackingLevel? Serial { get; init; }

    /// <summary>Gets how lots were kept.</summary>
    public TrackingLevel? FoundLot { get; init; }

    /// <summary>Gets how serial numbers were kept.</summary>
    public TrackingLevel? FoundSerial { get; init; }

    /// <summary>Gets the attribute that is corrected; null where it is the tracking flag.</summary>
    public AttributeCorrection? Attribute { get; init; }

    /// <summary>Gets why.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets who decided.</summary>
    public required string Author { get; init; }

    /// <summary>Gets who agreed.</summary>
    public string? Approver { get; init; }

    /// <summary>Gets when it was decided, UTC ISO 8601.</summary>
    public required string DecidedAt { get; init; }

    /// <summary>Writes the message of a decision.</summary>
    /// <param name="decision">The decision as it is stored, with its number.</param>
    /// <param name="finding">The finding that it is about; its proposal names the value.</param>
    /// <exception cref="ArgumentException">The finding proposes no value: a plan would have given it to a person.</exception>
    public static byte[] Write(Decision decision, Finding finding)
    {
        var own = finding.Values.FirstOrDefault(value => value.System == decision.System);
        var (flags, attribute) = (finding.Proposal?.Target, finding.Proposal?.Attribute);
        if (own is not { Item: not null } || (flags is null && attribute is null))
        {
            throw new ArgumentException($"Nothing can be written for {decision.Rule}: the finding proposes no value.", nameof(finding));
        }

        return CanonicalJson.Write(new CorrectionMessage
        {
            Decision = decision.Rule,
            System = own.System,
            Item = own.Item,
            Site = finding.Site,
            CapturePoint = finding.Scope,
            Lot = flags?.Lot,
            Serial = flags?.Serial,
            FoundLot = flags is null ? null : own.Lot,
            FoundSerial = flags is null ? null : own.Serial,
            Attribute = attribute,
            Reason = decision.Reason,
            Author = decision.Author,
            Approver = decision.Approver,
            DecidedAt = HubInstant.Text(decision.DecidedAt),
        });
    }
}
