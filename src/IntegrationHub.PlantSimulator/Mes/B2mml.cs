using System.Text;
using System.Xml.Linq;

namespace IntegrationHub.PlantSimulator;

/// <summary>B2MML V0401 documents as a MES of that generation writes them: releaseID empty, UTF-8 with byte order mark.</summary>
internal static class B2mml
{
    private static readonly XNamespace Ns = "http://www.wbf.org/xml/B2MML-V0401";

    /// <summary>One material with its unit and tracking mode.</summary>
    public static byte[] Material(Item item) => Document("SyncMaterialDefinition", "2026-03-02T05:00:00Z",
        new XElement(Ns + "MaterialDefinition",
            new XElement(Ns + "ID", item.Number),
            new XElement(Ns + "Description", new XAttribute("languageID", "EN"), item.Text),
            Property("MaterialDefinitionProperty", "BaseUnitOfMeasure", item.MesUnit),
            Property("MaterialDefinitionProperty", "TrackingMode", item.TrackingMode!)));

    /// <summary>One lot; the heat stands in a property, where the MES knows it.</summary>
    public static byte[] Lot(PlantLot lot) => Document("SyncMaterialInformation", "2026-03-02T05:20:00Z",
        new XElement(Ns + "MaterialInformation",
            new XElement(Ns + "ID", lot.Item),
            new XElement(Ns + "MaterialLot",
                new XElement(Ns + "ID", lot.Lot),
                new XElement(Ns + "Status", "Valid"),
                lot.Heat is null ? null : Property("MaterialLotProperty", "Heat", lot.Heat))));

    private static XElement Property(string element, string id, string value) =>
        new(Ns + element,
            new XElement(Ns + "ID", id),
            new XElement(Ns + "Value",
                new XElement(Ns + "ValueString", value),
                new XElement(Ns + "DataType", "Text"),
                new XElement(Ns + "UnitOfMeasure", "")));

    private static byte[] Document(string root, string createdAt, XElement payload)
    {
        var document = new XDocument(
            new XElement(Ns + root,
                new XAttribute("releaseID", ""),
                new XAttribute(XNamespace.Xmlns + "xsi", "http://www.w3.org/2001/XMLSchema-instance"),
                new XElement(Ns + "ApplicationArea",
                    new XElement(Ns + "Sender", new XElement(Ns + "LogicalID", "MES-HAM")),
                    new XElement(Ns + "CreationDateTime", createdAt)),
                new XElement(Ns + "DataArea", new XElement(Ns + "Sync"), payload)));
        const string declaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(declaration + document)];
    }
}
