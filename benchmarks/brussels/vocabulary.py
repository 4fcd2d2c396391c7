"""Words of which an invented Brussels is made."""


def _words(text: str) -> list[str]:
    return text.split()


COMMUNES = {  # French, Dutch, postal codes
    "Anderlecht": ("Anderlecht", ["1070"]),
    "Auderghem": ("Oudergem", ["1160"]),
    "Berchem-Sainte-Agathe": ("Sint-Agatha-Berchem", ["1082"]),
    "Bruxelles": ("Brussel", ["1000", "1020", "1120", "1130"]),
    "Etterbeek": ("Etterbeek", ["1040"]),
    "Evere": ("Evere", ["1140"]),
    "Forest": ("Vorst", ["1190"]),
    "Ganshoren": ("Ganshoren", ["1083"]),
    "Ixelles": ("Elsene", ["1050"]),
    "Jette": ("Jette", ["1090"]),
    "Koekelberg": ("Koekelberg", ["1081"]),
    "Molenbeek-Saint-Jean": ("Sint-Jans-Molenbeek", ["1080"]),
    "Saint-Gilles": ("Sint-Gillis", ["1060"]),
    "Saint-Josse-ten-Noode": ("Sint-Joost-ten-Node", ["1210"]),
    "Schaerbeek": ("Schaarbeek", ["1030"]),
    "Uccle": ("Ukkel", ["1180"]),
    "Watermael-Boitsfort": ("Watermaal-Bosvoorde", ["1170"]),
    "Woluwe-Saint-Lambert": ("Sint-Lambrechts-Woluwe", ["1200"]),
    "Woluwe-Saint-Pierre": ("Sint-Pieters-Woluwe", ["1150"]),
}

KINDS = [
    *("CPAS", "Théâtre", "Cinéma", "Musée", "Galerie", "Atelier", "Espace", "Collectif", "Foyer", "Accueil", "Abri"),
    *(
        "Maison de quartier",
        "Maison médicale",
        "Maison des jeunes",
        "Maison de repos",
        "Maison d'accueil",
        "Ludothèque",
    ),
    *("Centre culturel", "Centre d'accueil", "Centre de jour", "Centre d'alphabétisation", "Service social", "Régie"),
    *("Planning familial", "Restaurant social", "École de devoirs", "Service d'insertion", "Bibliothèque", "Épicerie"),
    *("Compagnie", "Salle", "Festival", "Conservatoire", "Académie", "Buurthuis", "Wijkcentrum", "Dienstencentrum"),
]
THINGS = _words(
    "Passerelle Ruche Lanterne Boussole Rencontre Cordée Escale Fontaine Clairière Marelle Roulotte Étincelle "
    "Péniche Brocante Charrette Tisane Cabane Palette Girouette Balance Tortue Cigogne Hirondelle Mésange "
    "Coccinelle Abeille Fourmi Libellule Baleine Luciole Colombe Alouette Bergerie Fabrique Forge Filature Tannerie "
    "Brasserie Meunerie Boulangerie Imprimerie Verrerie Poterie Ardoise Craie Plume Encre Virgule Parenthèse "
    "Syllabe Voyelle Chanson Mélodie Guitare Trompette Fanfare Ritournelle Comptine Légende Boîte Valise Malle "
    "Besace Gourde Marmite Louche Soupière Nappe Chaise Échelle Lucarne Toiture Cheminée Mansarde Véranda Terrasse "
    "Ruelle Placette Impasse Venelle"
)
PLACES = _words(
    "Canal Senne Marolles Sablon Midi Nord Botanique Tanneurs Brigittines Béguinage Chapelle Heysel Josaphat "
    "Bascule Flagey Cambre Bailli Parvis Altitude Abattoirs Cureghem Veeweyde Scheut Neerpede Karreveld Duchesse "
    "Maritime Ribaucourt Simonis Miroir Wittouck Dansaert Alhambra Congrès Cinquantenaire Merode Montgomery Tomberg "
    "Roodebeek Kapelleveld Stockel Chant-d'Oiseau Bizet Saint-Guidon Peterbos Vogelzang Calevoet Globe Observatoire "
    "Fort-Jaco Diesdelle Keym Logis Floréal"
)
ADJECTIVES = _words(
    "bleue rouge verte dorée ouverte nouvelle ancienne joyeuse vivante solidaire commune voisine lointaine volante "
    "dansante chantante silencieuse ronde haute basse grande petite claire douce libre curieuse patiente vagabonde "
    "ronde sonore"
)
STREET_KINDS = ["Rue", "Avenue", "Chaussée", "Boulevard", "Place", "Quai", "Square", "Clos"]
STREET_NAMES = _words(
    "Alphabets Tonneliers Cordage Tilleuls Levant Moulins Bateliers Charpentiers Vanniers Drapiers Teinturiers "
    "Brasseurs Boulangers Cordiers Fripiers Potiers Verriers Orfèvres Chapeliers Libraires Horlogers Platanes "
    "Marronniers Érables Bouleaux Saules Peupliers Noisetiers Cerisiers Pommiers Glycines Lilas Jonquilles "
    "Pervenches Coquelicots Bleuets Primevères Hirondelles Rossignols Pinsons Merles Fauvettes Grives Cygnes Hérons "
    "Martinets Colombes Éperviers Chardonnerets Loutres Écureuils Belettes Renards Blaireaux Chevreuils Sources "
    "Fontaines Étangs Ruisseaux Marais Écluses Ponts Viaducs Remparts Casernes Hospices Couvents Chartreux Capucins "
    "Ursulines Carmélites Béguines Minimes"
)
OF = ["de la", "du", "des", "de"]
FIRST_NAMES = _words(
    "Amina Bart Claire Driss Élodie Fatou Gérard Hélène Ibrahim Jeanne Karim Lieve Mehdi Nadège Olivier Patrice "
    "Quentin Rachida Samira Thierry Ursule Véronique Wim Xavier Yasmina Zoé Anke Benoît Chantal Dorothée Emre "
    "Françoise Gülay Hugo Ingrid Joëlle Koen Latifa Marieke Noémie Oumar Pascale Régis Saskia Tanguy Valérie Wouter "
    "Yannick Zineb Alida Bérénice Corentin Delphine Esteban Fabienne Ghislaine Hafida Isabelle Jérôme Katrien "
    "Laurence Mireille Nathan Odile Piet Rosalie Soufiane Tatiana Ulrich Vinciane Willem Yvette Zacharie Agnès "
    "Bilal Cédric Diane Estelle Farid Gaëlle Hicham Inès Jamila"
)
LAST_NAMES = _words(
    "Delvaux Wouters Mbuyi Lambrecht Benali Dujardin Vermeulen Kaya Peeters Goossens Ndiaye Castermans Haddad "
    "Leclercq Moreau Verhaegen Diallo Bastin Coppens Yilmaz Renard Dewinter Traoré Baeyens Marchal Ouali Fontenelle "
    "Kasongo Lejeune Martens Nowak Pirotte Quintard Rombaut Servais Thirion Urbain Vandamme Wauters Zaoui Amrani "
    "Bogaert Cuvelier Dubrulle Evrard Flahaut Gilson Hendrickx Ilunga Jacquemin Kabongo Lippens Mertens Noterdaeme "
    "Orban Paquet Raskin Simonet Tshibanda Uyttebroeck Vanhove Warnier Yernaux Zimmer Abrassart Bouazza Carlier "
    "Demeester Elskens Ferreira Grosjean Houben Istasse Janssens Kerkhofs Libert Maréchal Nijs Oosterlinck Pauwels "
    "Rigaux Smets Tournay Verbruggen Wilmotte Yahiaoui Zanatta"
)
MAILBOXES = _words("info accueil contact direction secretariat social culture coordination equipe bonjour")
