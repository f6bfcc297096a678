using System.Text.Json.Nodes;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping;

/// <summary>The text that an event's id is the hash of, CBV 2.0 section 8.9. The first case is the example of the standard's reference implementation (event of EPCIS 2.0, section 9.6.1).</summary>
public sealed class EpcisEventIdTests
{
    private const string Shipped = """
        {"type":"ObjectEvent","action":"OBSERVE","bizStep":"shipping","disposition":"in_transit","epcList":["urn:epc:id:sgtin:0614141.107346.2018","urn:epc:id:sgtin:0614141.107346.2017"],
         "eventTime":"2005-04-03T20:33:31.116000-06:00","eventTimeZoneOffset":"-06:00","readPoint":{"id":"urn:epc:id:sgln:0614141.07346.1234"},
         "bizTransactionList":[{"type":"po","bizTransaction":"http://transaction.acme.com/po/12345678"}]}
        """;

    private const string ShippedText = "eventType=ObjectEventeventTime=2005-04-04T02:33:31.116ZeventTimeZoneOffset=-06:00epcListepc=https://id.gs1.org/01/10614141073464/21/2017epc=https://id.gs1.org/01/10614141073464/21/2018action=OBSERVEbizStep=https://ref.gs1.org/cbv/BizStep-shippingdisposition=https://ref.gs1.org/cbv/Disp-in_transitreadPointid=https://id.gs1.org/414/0614141073467/254/1234bizTransactionListtype=https://ref.gs1.org/cbv/BTT-pobizTransaction=http://transaction.acme.com/po/12345678";

    [Fact]
    public void The_text_is_that_of_the_reference_implementation() => Assert.Equal(ShippedText, PreHash(Shipped));

    [Theory]
    [InlineData("\"bizStep\":\"shipping\"", "\"bizStep\":\"urn:epcglobal:cbv:bizstep:shipping\"")]
    [InlineData("\"bizStep\":\"shipping\"", "\"bizStep\":\"https://ref.gs1.org/cbv/BizStep-shipping\"")]
    [InlineData("-06:00\",\"eventTimeZone", "-06:00\",\"recordTime\":\"2026-01-01T00:00:00Z\",\"eventID\":\"x\",\"eventTimeZone")]
    [InlineData("2005-04-03T20:33:31.116000-06:00", "2005-04-04T02:33:31.1156Z")]
    [InlineData("urn:epc:id:sgtin:0614141.107346.2018", "https://example.com/01/10614141073464/21/2018")]
    [InlineData("urn:epc:id:sgtin:0614141.107346.2018\",\"urn:epc:id:sgtin:0614141.107346.2017", "urn:epc:id:sgtin:0614141.107346.2017\",\"urn:epc:id:sgtin:0614141.107346.2018")]
    [InlineData("]}\n", "],\"errorDeclaration\":{\"declarationTime\":\"2026-01-01T00:00:00Z\"}}")]
    public void The_same_event_written_in_another_way_has_the_same_text(string part, string other) =>
        Assert.Equal(ShippedText, PreHash((Shipped + "\n").Replace(part, other, StringComparison.Ordinal)));

    [Theory]
    [InlineData("\"OBSERVE\"", "\"ADD\"")]
    [InlineData("\"shipping\"", "\"house_step\"")]
    [InlineData("346.2018", "346.2019")]
    [InlineData("31.116000", "31.117000")]
    public void Another_event_has_another_text(string part, string other) =>
        Assert.NotEqual(ShippedText, PreHash(Shipped.Replace(part, other, StringComparison.Ordinal)));

    [Fact]
    public void Extensions_come_last_sorted_by_name_under_their_namespace() =>
        Assert.Equal(
            "eventType=TransformationEventeventTime=2026-03-02T06:14:00.000ZeventTimeZoneOffset=+01:00inputQuantityListquantityElementepcClass=https://id.gs1.org/01/09506000134352/10/L9quantity=2.5uom=KGMoutputEPCListepc=https://id.gs1.org/01/09506000134352/21/P-1transformationID=urn:uuid:1bizLocation{https://example.com/}area=B{https://example.com/}list=1{https://example.com/}list=3{https://example.com/}myField{https://example.com/}sub=2",
            PreHash("""
                {"type":"TransformationEvent","eventTime":"2026-03-02T07:14:00+01:00","eventTimeZoneOffset":"+01:00","transformationID":"urn:uuid:1",
                 "inputQuantityList":[{"epcClass":"https://id.gs1.org/01/09506000134352/10/L9","quantity":2.50,"uom":"KGM"}],"outputEPCList":["https://id.gs1.org/01/09506000134352/21/P-1"],
                 "bizLocation":{"ex:area":"B"},"ex:myField":{"ex:sub":"2.0"},"ex:list":["3","1"]}
                """));

    [Fact]
    public void A_prefix_without_a_namespace_is_refused() =>
        Assert.Contains("'other'", Assert.Single(new MappingBench().Run("  - { id: r, set: /x, from: \"\", do: [epcisEventId] }", """{"type":"ObjectEvent","other:x":1}""").Problems).Message);

    private static string PreHash(string json) =>
        JsonNode.Parse(new MappingBench().Map("  - { id: r, set: /x, from: \"\", do: [{ epcisEventId: { form: prehash, namespaces: { ex: \"https://example.com/\" } } }] }", json))!["x"]!.GetValue<string>();
}
