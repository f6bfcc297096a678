using System.Text.Json.Nodes;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Attributes;
using IntegrationHub.Core.Reconciliation.Corrections;
using IntegrationHub.Core.Reconciliation.Decisions;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Tests.Reconciliation.Attributes;
using Xunit;
using static IntegrationHub.Core.Tests.Reconciliation.Masters;

namespace IntegrationHub.Core.Tests.Reconciliation.Corrections;

/// <summary>Corrections of attributes beside the tracking flag: what a message carries, and when a person must do it.</summary>
public sealed class AttributeCorrectionTests
{
    private const string Write = "erp/correction";

    private static readonly RoutingPolicy Routes = Route("/system", Erp);

    public static TheoryData<string, string, string, string, string?> Cases => new()
    {
        { "base-unit", """{"baseUnit":"KGM"}""", """{"baseUnit":"C62"}""", "/attribute/required/baseUnit", """{"name":"base-unit","required":{"baseUnit":"KGM"},"found":{"baseUnit":"C62"}}""" },
        { "revision", """{"item":{"id":"4711","revision":"B"}}""", """{"item":{"id":"4711","revision":"A"}}""", "/attribute/required/revision", """{"name":"revision","required":{"revision":"B"},"found":{"revision":"A"}}""" },
        { "expiry", """{"expiry":{"date":"required","raw":{"path":"/x"}}}""", """{"expiry":{"date":"none"}}""", "/attribute/required/expiry/date", """{"name":"expiry","required":{"expiry":{"date":"required"}},"found":{"expiry":{"date":"none"}}}""" },
        { "shelf-life", """{"expiry":{"date":"required","total":{"quantity":"12","unit":"MON","raw":{"path":"/x"}}}}""", """{"expiry":{"total":{"quantity":"400","unit":"DAY"}}}""", "/attribute/required/expiry/total/quantity", """{"name":"shelf-life","required":{"expiry":{"total":{"quantity":"12","unit":"MON"}}},"found":{"expiry":{"total":{"quantity":"400","unit":"DAY"}}}}""" },
        { "remaining-shelf-life", """{"expiry":{"remaining":{"quantity":"60","unit":"DAY"}}}""", """{"expiry":{"remaining":{"quantity":"30","unit":"DAY"}}}""", "/attribute", """{"name":"remaining-shelf-life","required":{"expiry":{"remaining":{"quantity":"60","unit":"DAY"}}},"found":{"expiry":{"remaining":{"quantity":"30","unit":"DAY"}}}}""" },
        { "lot-numbering", """{"lotNumbering":{"source":"supplier","pattern":"as on the label"}}""", """{"lotNumbering":{"source":"manual"}}""", "/attribute/required/lotNumbering/source", """{"name":"lot-numbering","required":{"lotNumbering":{"source":"supplier"}},"found":{"lotNumbering":{"source":"manual"}}}""" },
        { "conversion", """{"baseUnit":"KGM","conversions":[{"unit":"XBX","numerator":"12","denominator":"1","raw":{"path":"/x"}}]}""", """{"baseUnit":"KGM","conversions":[{"unit":"XBX","numerator":"10","denominator":"1"}]}""", "/attribute/required/conversions", """{"name":"conversion","required":{"conversions":[{"unit":"XBX","numerator":"12","denominator":"1"}]},"found":{"conversions":[{"unit":"XBX","numerator":"10","denominator":"1"}]}}""" },

        // The number of a factor means something else above another base unit, and a supplier has another number in every system.
        { "conversion", """{"baseUnit":"KGM","conversions":[{"unit":"XBX","numerator":"12","denominator":"1"},{"unit":"GRM","numerator":"1","denominator":"1000"}]}""", """{"baseUnit":"GRM","conversions":[{"unit":"XBX","numerator":"12","denominator":"1"}]}""", "/attribute", null },
        { "suppliers", """{"suppliers":[{"id":"100023"}]}""", """{"suppliers":[{"id":"100023"},{"id":"S-77"}]}""", "/attribute", null },
        { "effectivity", """{"effectivity":[{"from":"2026-01-01"}]}""", """{"effectivity":[{"from":"2026-02-01"}]}""", "/attribute", null },
        { "lot-numbering", """{"lotNumbering":{"pattern":"YYMMDD"}}""", """{"lotNumbering":{"pattern":"YYWW"}}""", "/attribute", null },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_message_carries_the_attribute_alone_in_canonical_words_or_a_person_must_do_it(string attribute, string required, string actual, string reads, string? message)
    {
        var finding = Find(attribute, required, actual);
        var plan = CorrectionPlan.Of(finding, null, Routes, _ => ["/id", reads]);

        Assert.Equal(message is null ? null : Write, plan.Target);
        if (message is null)
        {
            Assert.Contains($"set {MasterAttribute.Of(finding.Attribute)!.Words}", Assert.Single(plan.ByHand), StringComparison.Ordinal);
            Assert.Throws<ArgumentException>(() => CorrectionMessage.Write(Decided(finding), finding));
            return;
        }

        var written = JsonNode.Parse(CorrectionMessage.Write(Decided(finding), finding))!.AsObject();
        Assert.Equal(message, written["attribute"]!.ToJsonString());
        Assert.Equal(["decision", "system", "item", "attribute", "reason", "author", "decidedAt"], written.Select(member => member.Key));
    }

    [Theory]
    [InlineData("/tracking/lot")]
    [InlineData("/attribute/name")]
    [InlineData("/attribute/required/revision")]
    [InlineData("/attribute/found/baseUnit")]
    [InlineData("")]
    public void A_mapping_that_does_not_read_the_value_cannot_carry_it_and_it_stays_a_task_with_the_reason(string reads) =>
        Assert.Equal(["erp/correction does not carry the base unit: set the base unit (/MEINS) in erp itself"], CorrectionPlan.Of(Unit(), null, Routes, _ => [reads]).ByHand);

    [Fact]
    public void A_route_can_lead_some_attributes_and_no_others()
    {
        Assert.Equal(Write, CorrectionPlan.Of(Unit(), null, Route("/attribute/name", "base-unit"), _ => ["/attribute"]).Target);
        Assert.Equal(["no route leads corrections of the base unit to erp: set the base unit (/MEINS) in erp itself"], CorrectionPlan.Of(Unit(), null, Route("/attribute/name", "revision"), _ => ["/attribute"]).ByHand);
    }

    [Theory]
    [InlineData(true, null, null)]
    [InlineData(true, 3, "erp refuses it while this is not so: it was never received, moved or used (not met: the hub knows 3 movements)")]
    [InlineData(false, null, "the hub does not know whether it was never received, moved or used")]
    public void What_the_hub_does_not_know_is_left_to_the_system_where_the_system_itself_checks_it(bool enforced, int? movements, string? reason)
    {
        var rule = new FlagChangeRule("r", [], [FlagPrecondition.NoTransactions], "the vendor's page") { Attributes = ["base-unit"], Enforced = enforced };
        var finding = Unit(input => input with { Systems = [new() { System = Plm }, new() { System = Erp, FlagChange = new([rule]) }], Known = new() { Movements = movements } });

        Assert.Equal("the vendor's page", Assert.Single(finding.Proposal!.Checks!).Source);
        Assert.Contains(", once it was never received, moved or used", finding.Proposal.Text, StringComparison.Ordinal);
        var plan = CorrectionPlan.Of(finding, null, Routes, _ => ["/attribute/required/baseUnit"]);
        Assert.Equal((reason is null ? Write : null, reason), (plan.Target, plan.ByHand.SingleOrDefault()));
    }

    [Fact]
    public void What_was_not_sent_is_unknown_and_nothing_is_written_over_it()
    {
        var systems = new SystemCapability[] { new() { System = Plm }, new() { System = Erp, Attributes = new Dictionary<string, AttributeDeclaration> { ["base-unit"] = new(true, [], "s") } } };
        var finding = Find("base-unit", """{"baseUnit":"KGM"}""", "{}", input => input with { Systems = systems });

        Assert.Equal(["no value that a message could carry follows from the comparison: set the base unit in erp itself"], CorrectionPlan.Of(finding, null, Routes, _ => ["/attribute"]).ByHand);
    }

    [Fact]
    public void An_area_that_the_hub_does_not_lead_is_advised_and_not_written()
    {
        var finding = Unit(input => input with { Authority = new("1.0.0", [new() { Id = "u", Attribute = "base-unit", System = Plm, Stage = AuthorityStage.Shadow }]) });

        Assert.Equal(["the authority is at the stage observe or shadow, in which the hub only advises"], CorrectionPlan.Of(finding, null, Routes, _ => ["/attribute"]).ByHand);
    }

    private static RoutingPolicy Route(string member, string value) => new("1.0.0",
        [new("c", CorrectionMessage.Canonical, [CorrectionMessage.Interface], new Dictionary<string, IReadOnlyList<string>> { [member] = [value] }, [Write])]);

    private static Finding Unit(Func<ReconciliationInput, ReconciliationInput>? change = null) =>
        Find("base-unit", """{"baseUnit":"KGM"}""", """{"baseUnit":"C62","raw":{"baseUnit":{"path":"/MEINS","value":"ST"}}}""", change);

    private static Finding Find(string attribute, string required, string actual, Func<ReconciliationInput, ReconciliationInput>? change = null)
    {
        var input = Input(AttributeCaseTests.Of(Plm, required), AttributeCaseTests.Of(Erp, actual)) with
        {
            Authority = new("1.0.0", [new() { Id = "a", Attribute = attribute, System = Plm, Stage = AuthorityStage.Lead }]),
        };
        return Reconciler.OnMasterMessage((change ?? (one => one))(input)).Single(one => one.Attribute.Split(':')[0] == attribute && one.NeedsPerson);
    }

    private static Decision Decided(Finding finding) => DecisionCheck.Of(new(DecisionKind.CorrectThere, "ann", "agreed with logistics"), finding, joinsGenealogies: false, Now).Value;
}
