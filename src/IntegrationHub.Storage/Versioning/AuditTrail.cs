using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Time;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Versioning;

/// <summary>Appends to the audit trail within a unit of work: who, what, when, as canonical bytes with a sequence and a leaf hash (RFC 6962, 2.1).</summary>
internal sealed class AuditTrail(HubContext context)
{
    /// <summary>The hub itself, where no person acted.</summary>
    public const string Hub = "hub";

    /// <summary>Adds an entry; it is written with the unit of work's next save.</summary>
    /// <param name="at">UTC microseconds.</param>
    /// <param name="who">The name of the person, or <see cref="Hub"/>.</param>
    /// <param name="action">One word.</param>
    /// <param name="what">What it was done to, with old and new values.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task AddAsync(long at, string who, string action, object what, CancellationToken cancellationToken)
    {
        var last = context.Set<AuditRow>().Local.Select(row => row.Sequence).DefaultIfEmpty(0).Max();
        if (last == 0)
        {
            // Two units that read the same last sequence cannot both commit: the key refuses one, which is run again.
            last = await context.Set<AuditRow>().MaxAsync(row => (long?)row.Sequence, cancellationToken) ?? 0;
        }

        var entry = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
            new { sequence = last + 1, at = HubInstant.Text(at), who, action, what }, CanonicalJson.Options));
        context.Add(new AuditRow { Sequence = last + 1, Entry = entry, LeafHash = SHA256.HashData([0, .. entry]) });
    }
}
