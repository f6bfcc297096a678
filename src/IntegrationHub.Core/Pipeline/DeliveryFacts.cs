using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy.Conservation;
using IntegrationHub.Core.Quality.Nonconformance;
using IntegrationHub.Core.Translation;
using IntegrationHub.Core.Translation.BackFilling;

namespace IntegrationHub.Core.Pipeline;

/// <summary>What the translation of a delivery may read: kept with it, so that its document can be recomputed years later.</summary>
/// <param name="Translation">Memberships and lot sizes.</param>
/// <param name="Profiles">The target's own tracking rule for each item, at event time; one that is not listed is unknown.</param>
/// <param name="Scope">The scope of a nonconformance in both views; null for other messages.</param>
public sealed record DeliveryFacts(TranslationFacts Translation, IReadOnlyList<ItemProfile> Profiles, ResolvedScope? Scope = null)
{
    /// <summary>Gets what makes a posting of the event wrong; null where nothing does.</summary>
    public IReadOnlyList<ConservationAlarm>? Doubts { get; init; }

    /// <summary>Gets the back-fill that the delivery carries; null for every other delivery.</summary>
    public BackFillOrder? BackFill { get; init; }

    /// <summary>Finds the target's rule for an item.</summary>
    public TrackingRule? RuleOf(string item) => Profiles.FirstOrDefault(profile => profile.Item == item)?.Rule;
}

/// <summary>The tracking rule of one item at the target.</summary>
/// <param name="Item">The item.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Because">The message or file that says so.</param>
public sealed record ItemProfile(string Item, TrackingRule Rule, string Because);
