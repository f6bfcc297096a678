using IntegrationHub.Core.Reconciliation;
using Xunit;

namespace IntegrationHub.Core.Tests.Reconciliation;

public sealed class AuthorityPolicyTests
{
    private const string Policy = """
        language: 1
        policy: policies/authority
        version: 1.2.0
        masters:
          - { id: all, attribute: tracking, system: plm, stage: lead }
          - { id: raw, attribute: tracking, itemClass: raw, system: erp, stage: sole }
          - { id: hh, attribute: tracking, site: hamburg, system: mes, stage: shadow, from: 2026-01-01T00:00:00Z, to: 2026-07-01T00:00:00Z }
        """;

    [Theory]
    [InlineData(null, null, "all")]
    [InlineData("raw", "berlin", "raw")]
    [InlineData("raw", "hamburg", "hh")]
    public void The_most_specific_rule_in_force_wins(string? itemClass, string? site, string expected)
    {
        var policy = AuthorityPolicyReader.Read(Policy, "authority.yaml").Value;
        var march = Core.Canonical.Time.HubInstant.Parse("2026-03-01T00:00:00Z")!.Value;
        Assert.Equal(expected, policy.Find("tracking", itemClass, site, null, march)?.Id);
        Assert.NotEqual("hh", policy.Find("tracking", itemClass, site, null, Masters.Now)?.Id);
    }

    [Fact]
    public void All_faults_are_reported_together_with_their_lines()
    {
        var problems = AuthorityPolicyReader.Read("""
            language: 2
            masters:
              - { id: a, attribute: tracking, system: plm, stage: leads }
              - { id: b, attribute: tracking, stage: lead, colour: red }
            """, "authority.yaml").Problems;
        Assert.Equal(["REC-0002", "REC-0003", "REC-0005", "REC-0006", "REC-0009"], problems.Select(p => p.Code).Order(StringComparer.Ordinal));
        Assert.Contains(problems, p => p.Place == "authority.yaml:4");
    }

    [Fact]
    public void Two_authorities_for_one_case_at_one_time_are_refused() =>
        Assert.Equal("REC-0007", Assert.Single(AuthorityPolicyReader.Read(Policy + "\n  - { id: twice, attribute: tracking, system: erp, stage: lead }", "a.yaml").Problems).Code);

    [Fact]
    public void Numbers_and_events_have_an_authority_of_their_own()
    {
        var policy = AuthorityPolicyReader.Read(Policy + """

            numbers:
              - { id: lots, number: lot, system: erp, stage: sole }
              - { id: lots-hh, number: lot, system: mes, stage: lead, site: hamburg, area: machining }
            events:
              - { id: issues, event: issue, system: mes, stage: lead }
            """, "authority.yaml").Value;

        Assert.Equal("lots", policy.Find(AuthorityKind.Number, "lot", null, "hamburg", null, Masters.Now)?.Id);
        Assert.Equal("lots-hh", policy.Find(AuthorityKind.Number, "lot", null, "hamburg", "machining", Masters.Now)?.Id);
        Assert.Equal("issues", policy.Find(AuthorityKind.Event, "issue", null, null, null, Masters.Now)?.Id);
        Assert.Null(policy.Find(AuthorityKind.Event, "receive", null, null, null, Masters.Now));
        Assert.Null(policy.Find("lot", null, null, null, Masters.Now));
    }

    [Fact]
    public void A_number_that_nobody_mints_and_an_event_that_never_happens_are_refused() =>
        Assert.Equal(["REC-0011", "REC-0011"], AuthorityPolicyReader.Read(Policy + """

            numbers: [{ id: n, number: batch, system: erp, stage: lead }]
            events: [{ id: e, event: explode, system: erp, stage: lead }]
            """, "authority.yaml").Problems.Select(problem => problem.Code));
}
