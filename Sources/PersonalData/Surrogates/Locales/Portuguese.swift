extension LocaleNames {
  /// Eight digits: a Portuguese number has nine.
  static let portuguese = LocaleNames(
    female: words(
      """
      Adriana Alice Amanda Ana Andreia Ângela Aparecida Bárbara Beatriz Bianca Bruna Camila Carina Carla Carolina \
      Catarina Cecília Célia Clara Cláudia Constança Cristina Daniela Débora Diana Eduarda Elaine Elisa Elisabete \
      Eliana Ema Esther Eva Fabiana Fátima Fernanda Filipa Flávia Francisca Gabriela Giovana Graça Helena Heloísa Inês \
      Irene Isabel Isadora Ivone Jéssica Joana Juliana Júlia Lara Larissa Laura Leonor Letícia Lídia Lígia Lívia \
      Lorena Lúcia Luciana Luísa Luna Madalena Mafalda Manuela Mara Marcela Margarida Maria Mariana Marina Marta \
      Matilde Melissa Mirela Mónica Natália Nicole Olga Olívia Patrícia Paula Priscila Rafaela Raquel Rebeca Regina \
      Renata Rita Roberta Rosa Sandra Sara Silvana Simone Sofia Sónia Susana Tânia Tatiana Teresa Valéria Vanessa Vera \
      Vitória Viviane
      """),
    male: words(
      """
      Abel Adriano Afonso Alberto Alexandre Álvaro André António Armando Artur Augusto Benedito Bernardo Bruno Caetano \
      Caio Carlos Celso César Cristiano Daniel David Davi Diego Diogo Domingos Duarte Edson Eduardo Elias Emanuel Enzo \
      Érico Eugénio Fabiano Fábio Felipe Fernando Filipe Flávio Francisco Frederico Gabriel Gaspar Geraldo Gonçalo \
      Guilherme Gustavo Heitor Hélder Henrique Hugo Igor Ivan Jaime João Joaquim Jorge José Júlio Leandro Leonardo \
      Lourenço Lucas Luciano Luís Marcelo Márcio Marco Marcos Mário Martim Mateus Matheus Maurício Miguel Murilo \
      Nelson Nuno Orlando Óscar Otávio Paulo Pedro Rafael Raul Renato Ricardo Roberto Rodrigo Rogério Rúben Rui \
      Salvador Samuel Santiago Sebastião Sérgio Simão Telmo Thiago Tiago Tomás Valdemar Vasco Vicente Vinícius Vítor \
      Wagner Xavier
      """),
    family: words(
      """
      Abreu Aguiar Almeida Alves Amaral Amorim Andrade Antunes Araújo Azevedo Baptista Barbosa Barros Batista Bastos \
      Borges Braga Brandão Brito Cabral Caldeira Camargo Campos Cardoso Carneiro Carvalho Castro Cavalcanti Coelho \
      Correia Costa Coutinho Cruz Cunha Dias Domingues Duarte Esteves Faria Farias Fernandes Ferreira Figueiredo \
      Fonseca Franco Freitas Garcia Gaspar Gomes Gonçalves Guedes Guerreiro Henriques Leal Leite Lima Lobo Lopes \
      Loureiro Macedo Machado Magalhães Maia Marques Martins Matias Matos Medeiros Melo Mendes Mendonça Miranda \
      Monteiro Morais Moreira Mota Moura Nascimento Neves Nogueira Nunes Oliveira Pacheco Paiva Peixoto Pereira \
      Pimentel Pinheiro Pinto Pires Queiroz Ramos Rebelo Reis Ribeiro Rocha Rodrigues Sá Sampaio Santana Santos Silva \
      Silveira Simões Soares Sousa Souza Tavares Teixeira Teles Torres Valente Vasconcelos Vaz Viana Vicente Vieira \
      Xavier
      """),
    cities: lines(
      """
      Aveiro
      Barcelos
      Belém
      Belo Horizonte
      Beja
      Braga
      Bragança
      Brasília
      Campinas
      Cascais
      Castelo Branco
      Chaves
      Coimbra
      Curitiba
      Évora
      Faro
      Florianópolis
      Fortaleza
      Funchal
      Goiânia
      Guarda
      Guimarães
      João Pessoa
      Joinville
      Lagos
      Leiria
      Lisboa
      Londrina
      Maceió
      Manaus
      Natal
      Niterói
      Ponta Delgada
      Portalegre
      Portimão
      Porto
      Porto Alegre
      Recife
      Ribeirão Preto
      Rio de Janeiro
      Salvador
      Santarém
      Santos
      São Luís
      São Paulo
      Setúbal
      Sintra
      Tavira
      Teresina
      Tomar
      Uberlândia
      Viana do Castelo
      Vila Real
      Viseu
      Vitória
      """),
    streets: lines(
      """
      Rua Direita, #
      Rua da Igreja, #
      Rua das Flores, #
      Rua do Comércio, #
      Rua de São João, #
      Rua da Escola, #
      Rua do Sol, #
      Rua Nova, #
      Rua da Liberdade, #
      Rua Luís de Camões, #
      Rua Almeida Garrett, #
      Rua do Moinho, #
      Rua da Fonte, #
      Rua das Oliveiras, #
      Rua dos Pescadores, #
      Rua Santo António, #
      Rua Tiradentes, #
      Rua Sete de Setembro, #
      Rua XV de Novembro, #
      Avenida da República, #
      Avenida Central, #
      Avenida Brasil, #
      Avenida do Mar, #
      Avenida dos Descobrimentos, #
      Praça da República, #
      Praça do Município, #
      Largo do Rossio, #
      Travessa da Praia, #
      Travessa do Forno, #
      Alameda dos Plátanos, #
      """),
    postalCode: "%###-###",
    firms: [
      "@ Lda.", "@ & Filhos", "Irmãos @", "Padaria @", "Oficina @", "Transportes @",
      "Construções @", "Farmácia @", "Clínica @", "Papelaria @", "@ e @", "Grupo @", "@ Imóveis",
      "Viagens @", "Móveis @", "@ Engenharia", "Livraria @", "Gráfica @",
    ],
    titles: ("Sra.", "Sr."),
    phones: ["21 0## ## ##", "22 0## ## ##", "239 0## ###", "289 0## ###"])
}
