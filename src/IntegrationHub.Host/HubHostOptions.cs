using System.ComponentModel.DataAnnotations;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Storage;

namespace IntegrationHub.Host;

/// <summary>How the web side of the hub behaves and where it finds what the composition decides.</summary>
public sealed class HubHostOptions
{
    /// <summary>Gets or sets how often the page looks for other instances' changes; it is told of this one's. One look serves every open page, and looking takes at most a tenth of the time.</summary>
    /// <value>Milliseconds, 100 to 60,000. The default is 1,000.</value>
    [Range(100, 60_000)]
    public int LookEveryMilliseconds { get; set; } = 1_000;

    /// <summary>Gets or sets how long an intake call with <c>wait=true</c> waits before it answers that the messages are not settled yet.</summary>
    /// <value>Seconds, 1 to 3,600. The default is 90, below the usual time limit of HTTP clients.</value>
    [Range(1, 3_600)]
    public int LongestWaitSeconds { get; set; } = 90;

    /// <summary>Gets or sets what tells the outbound systems that have no address in this deployment. The default tells none.</summary>
    [Required]
    public Func<IReadOnlyList<string>> NotConnected { get; set; } = () => [];

    /// <summary>Gets or sets what opens the genealogy in a unit of work.</summary>
    [Required]
    public Func<HubContext, IGenealogyStore> Genealogy { get; set; } = null!;

    /// <summary>Gets or sets what opens the findings in a unit of work.</summary>
    [Required]
    public Func<HubContext, IReconciliationStore> Reconciliation { get; set; } = null!;
}
