using System.Text;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>A column name that says what its column holds.</summary>
/// <param name="Role">What it holds.</param>
/// <param name="Source">Whose name it is.</param>
/// <param name="Weight">How sure the name alone makes us, 0 to 1.</param>
/// <param name="Vocabularies">How its values may be read, the likeliest first.</param>
internal sealed record KnownColumn(ColumnRole Role, string Source, double Weight, params FlagVocabulary[] Vocabularies);

/// <summary>Column names of real systems, and of people. Names are compared without case, spaces, punctuation and leading path.</summary>
internal static class KnownColumns
{
    private static readonly FlagVocabulary[] LotFlags = [FlagVocabulary.LotMark, FlagVocabulary.LotYesNo];
    private static readonly FlagVocabulary[] SerialFlags = [FlagVocabulary.SerialMark, FlagVocabulary.SerialYesNo];

    private static readonly Dictionary<string, KnownColumn> Names = Build();

    /// <summary>Finds what a header says, or null.</summary>
    public static KnownColumn? Find(string header)
    {
        var name = Normal(header);
        return name.Length == 0 ? null
            : Names.TryGetValue(name, out var known) ? known
            : Names.TryGetValue(Normal(header[(header.LastIndexOfAny(['.', '/', ':']) + 1)..]), out known) ? known
            : ByParts(name);
    }

    private static KnownColumn? ByParts(string name)
    {
        var flag = Has(name, "tracked", "tracking", "trace", "managed", "management", "control", "required", "pflicht", "flag", "relevant");
        var (lot, serial) = (Has(name, "lot", "batch", "charge"), Has(name, "serial", "serien"));
        return (flag, lot, serial) switch
        {
            (true, true, true) => new(ColumnRole.Tracking, "its words", 0.7, [.. FlagVocabulary.Generic]),
            (true, true, false) => new(ColumnRole.Lot, "its words", 0.7, LotFlags),
            (true, false, true) => new(ColumnRole.Serial, "its words", 0.7, SerialFlags),
            _ when Has(name, "tracking", "tracecode", "traceability") => new(ColumnRole.Tracking, "its words", 0.6, [.. FlagVocabulary.Generic]),
            _ when Has(name, "item", "part", "material", "article", "artikel", "product", "sku", "teil")
                && (name.EndsWith("no", StringComparison.Ordinal) || Has(name, "number", "nummer", "code", "nr")) => new(ColumnRole.Key, "its words", 0.7),
            _ => null,
        };
    }

    private static Dictionary<string, KnownColumn> Build()
    {
        var names = new Dictionary<string, KnownColumn>(StringComparer.Ordinal);
        void Add(KnownColumn column, params string[] headers)
        {
            foreach (var header in headers)
            {
                names[Normal(header)] = column;
            }
        }

        Add(new(ColumnRole.Key, "SAP", 1), "MATNR", "Material", "Product", "Materialnummer", "Material Number");
        Add(new(ColumnRole.Key, "Windchill", 0.95), "Number");
        Add(new(ColumnRole.Key, "Odoo", 1), "default_code", "Internal Reference");
        Add(new(ColumnRole.Key, "ERPNext", 1), "item_code", "Item Code");
        Add(new(ColumnRole.Key, "Oracle", 1), "SEGMENT1", "ITEM_NUMBER");
        Add(new(ColumnRole.Key, "JD Edwards", 1), "LITM", "2nd Item Number");
        Add(new(ColumnRole.Key, "Dynamics GP", 1), "ITEMNMBR");
        Add(new(ColumnRole.Key, "common use", 0.95), "Item", "Item No", "Item No.", "Part", "Part No", "Part Number", "PartNumber", "Item Number", "Article", "Article Number", "Artikel", "Artikelnummer", "Teilenummer", "SKU", "Product Code", "Product Number", "material_no", "No.", "MaterialDefinitionID", "Item Id", "Part Id", "IPN");
        Add(new(ColumnRole.Key, "common use", 0.5), "ID", "Code", "Name", "Key", "Nr", "Reference");

        Add(new(ColumnRole.Site, "SAP", 1), "WERKS", "Plant", "Werk");
        Add(new(ColumnRole.Site, "common use", 0.95), "Site", "Factory", "Facility", "ORGANIZATION_CODE", "Branch/Plant", "Business Unit", "MCU", "Standort", "Site Code", "Plant Code", "Location Code");

        Add(new(ColumnRole.Lot, "SAP", 1, LotFlags), "XCHPF", "IsBatchManagementRequired", "Batch Management", "Chargenpflicht", "Chargenpflichtig", "Batch Mgmt", "Batch Management Rqt");
        Add(new(ColumnRole.Serial, "SAP", 1, FlagVocabulary.SapSerialProfile), "SERNP", "SerialNumberProfile", "Serial Number Profile", "Serialnummernprofil", "SerNoProfile", "Serial Profile", "Serial No Profile", "Serial No. Profile", "SerialProfile");
        Add(new(ColumnRole.Tracking, "Windchill", 1, FlagVocabulary.Windchill), "DefaultTraceCode", "DefaultTraceCode.Value", "TraceCode", "Default Trace Code", "Trace Code");
        Add(new(ColumnRole.Tracking, "Odoo", 0.95, FlagVocabulary.Odoo, FlagVocabulary.Words, FlagVocabulary.Windchill, FlagVocabulary.BusinessCentral), "tracking");
        Add(new(ColumnRole.Lot, "ERPNext", 1, FlagVocabulary.LotYesNo), "has_batch_no", "Has Batch No");
        Add(new(ColumnRole.Serial, "ERPNext", 1, FlagVocabulary.SerialYesNo), "has_serial_no", "Has Serial No");
        Add(new(ColumnRole.Tracking, "JD Edwards", 1, FlagVocabulary.JdEdwards), "SRCE", "Lot Process Type", "IBSRCE");
        Add(new(ColumnRole.Lot, "Oracle", 1, FlagVocabulary.OracleLot), "LOT_CONTROL_CODE");
        Add(new(ColumnRole.Serial, "Oracle", 1, FlagVocabulary.OracleSerial), "SERIAL_NUMBER_CONTROL_CODE");
        Add(new(ColumnRole.Tracking, "Dynamics GP", 1, FlagVocabulary.DynamicsGp), "ITMTRKOP");
        Add(new(ColumnRole.Tracking, "Business Central", 1, FlagVocabulary.BusinessCentral, FlagVocabulary.Words), "Item Tracking Code", "ItemTrackingCode");
        Add(new(ColumnRole.Lot, "Tryton", 1, FlagVocabulary.Tryton), "lot_required");
        Add(new(ColumnRole.Tracking, "First Resonance ION", 0.9, FlagVocabulary.Words), "Part.Tracking", "Tracking Level", "Tracking Method", "Tracking Type", "itemTrackingType", "trackingMethod", "StockTrackingKind");
        Add(new(ColumnRole.Serial, "AVEVA", 1, FlagVocabulary.Aveva), "serial_no_lvl");
        Add(new(ColumnRole.Lot, "common use", 0.9, LotFlags), "Lot", "Lot Tracked", "Lot Controlled", "Lot Control", "Batch", "Batch Tracked", "Batch Managed", "BatchManaged", "lotAndExpiryControl", "batch_flag", "lot_flag");
        Add(new(ColumnRole.Serial, "common use", 0.9, SerialFlags), "Serial", "Serial Tracked", "Serialized", "Serialised", "Serial Controlled", "Serial Control", "serial_flag");
        Add(new(ColumnRole.OutOfUse, "SAP", 1), "LVORM", "IsMarkedForDeletion", "Deletion Flag", "Löschvormerkung");
        Add(new(ColumnRole.OutOfUse, "common use", 0.9), "Deleted", "Phantom", "PhantomManufacturingPart", "GatheringPart", "Disabled", "Obsolete");
        return names;
    }

    private static bool Has(string name, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            if (name.Contains(part, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string Normal(string header)
    {
        var buffer = new StringBuilder(header.Length);
        foreach (var c in header)
        {
            if (char.IsLetterOrDigit(c))
            {
                buffer.Append(char.ToLowerInvariant(c));
            }
        }

        return buffer.ToString();
    }
}
